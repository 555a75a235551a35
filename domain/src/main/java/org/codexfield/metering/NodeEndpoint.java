package org.codexfield.metering;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a node is reached: {@code http} or {@code https}, a host and a port, and nothing else. What
 * it says is fit to be asked for its addresses; whether these may be connected to is another
 * question.
 *
 * <p>An IPv4 address is written as four decimal numbers without leading zeros. Resolvers read
 * {@code 0177.1}, {@code 0x7f000001} and {@code 2130706433} in different ways, so none of these is
 * taken.
 *
 * <pre>{@code
 * NodeEndpoint.parse("https://node.example.org").toString(); // https://node.example.org:443
 * }</pre>
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in lower case, an IPv4 address, or an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record NodeEndpoint(String scheme, String host, int port) {

    /** The longest text, in characters. */
    public static final int MAX_LENGTH = 500;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST = 253;
    private static final String LABEL = "(?!-)[a-z0-9-]{1,63}(?<!-)";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    // what a resolver may take for a number, as the WHATWG's rule for hosts that end in one
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");

    /**
     * Reads an address.
     *
     * @throws EndpointIsUnacceptable if it is anything but scheme, host and port
     */
    public static NodeEndpoint parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new EndpointIsUnacceptable("it is longer than " + MAX_LENGTH + " characters");
        }
        var uri = uri(text);
        var scheme = scheme(uri);
        if (uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getHost() == null) {
            throw new EndpointIsUnacceptable(
                    "it must have a host, and neither user, query nor fragment");
        }
        if (!uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")) {
            throw new EndpointIsUnacceptable("it must have no path");
        }
        return new NodeEndpoint(scheme, host(uri), port(uri, scheme));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new EndpointIsUnacceptable("it is no address");
        }
    }

    private static String scheme(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new EndpointIsUnacceptable("it must begin with http:// or https://");
        }
        return scheme;
    }

    private static String host(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[") ? !IPV6.matcher(host).matches() : !isNameOrIpv4(host)) {
            throw new EndpointIsUnacceptable(
                    "its host is neither a name nor an address in its usual form");
        }
        return host;
    }

    private static boolean isNameOrIpv4(String host) {
        return host.length() <= MAX_HOST
                && (NUMBER.matcher(host).matches()
                        ? IPV4.matcher(host).matches()
                        : NAME.matcher(host).matches());
    }

    private static int port(URI uri, String scheme) {
        if (uri.getPort() == -1) {
            return scheme.equals("https") ? HTTPS : HTTP;
        }
        if (uri.getPort() < 1 || uri.getPort() > MAX_PORT) {
            throw new EndpointIsUnacceptable("its port is out of range");
        }
        return uri.getPort();
    }

    /** The host as a resolver takes it: without brackets. */
    public String hostToResolve() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Scheme, host and port. */
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
