package org.codexfield.identity.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The network that an address is of, as far as one customer of a provider usually has it: of IPv4
 * the first 24 bits, of IPv6 the first 48.
 */
public final class Networks {

    private static final int NETWORK_PARTS = 3;
    private static final int IPV6_GROUPS = 8;
    private static final String THIS_MACHINE = "0:0:0:0:0:0:0:1";

    private Networks() {}

    /**
     * The network of an address as a server writes it. Empty for what is no address, and for this
     * machine itself: what comes from there is the operator's, or passed a proxy that hides where
     * it is from.
     */
    public static Optional<String> of(String address) {
        var plain = address.toLowerCase(Locale.ROOT).split("%", 2)[0];
        if (plain.contains(".")) {
            return ofParts(List.of(plain.substring(plain.lastIndexOf(':') + 1).split("\\.")), ".");
        }
        return plain.contains(":") ? ofParts(groups(plain), ":") : Optional.empty();
    }

    private static Optional<String> ofParts(List<String> parts, String between) {
        boolean here = parts.get(0).equals("127") || String.join(":", parts).equals(THIS_MACHINE);
        return here
                ? Optional.empty()
                : Optional.of(String.join(between, parts.stream().limit(NETWORK_PARTS).toList()));
    }

    /** All groups, without leading zeros. */
    private static List<String> groups(String address) {
        var halves = address.split("::", 2);
        var groups = new ArrayList<>(half(halves[0]));
        var tail = halves.length == 1 ? List.<String>of() : half(halves[1]);
        int zeros = Math.max(0, IPV6_GROUPS - groups.size() - tail.size());
        groups.addAll(Collections.nCopies(zeros, "0"));
        groups.addAll(tail);
        return groups;
    }

    private static List<String> half(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(":")).stream()
                        .map(group -> group.replaceFirst("^0+(?=.)", ""))
                        .toList();
    }
}
