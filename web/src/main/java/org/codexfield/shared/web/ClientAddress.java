package org.codexfield.shared.web;

import java.util.Locale;

/** What of a client's address tells clients apart. */
final class ClientAddress {

    private static final int NETWORK_GROUPS = 4;

    private ClientAddress() {}

    /**
     * An IPv4 address is itself; of an IPv6 address the first 64 bits count, since whoever has one
     * has all of them.
     */
    static String network(String address) {
        String plain = address.toLowerCase(Locale.ROOT).split("%", 2)[0];
        if (!plain.contains(":") || plain.contains(".")) {
            return plain;
        }
        String head = plain.split("::", 2)[0];
        String[] groups = head.isEmpty() ? new String[0] : head.split(":");
        var network = new StringBuilder();
        for (int i = 0; i < NETWORK_GROUPS; i++) {
            String group = i < groups.length ? groups[i].replaceFirst("^0+(?=.)", "") : "0";
            network.append(group).append(':');
        }
        return network + ":/64";
    }
}
