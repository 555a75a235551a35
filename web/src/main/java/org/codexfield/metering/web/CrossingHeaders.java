package org.codexfield.metering.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which headers cross the gateway. Those of a connection never do (RFC 9110 section 7.6.1), nor do
 * credentials, cookies, what the gateway itself says, and what would act on the portal, with which
 * it shares its origin.
 */
final class CrossingHeaders {

    /** The most that a node's headers may have, in characters. */
    static final int MAX_NODE_HEADERS = 32 * 1024;

    private static final String CONNECTION = "connection";
    private static final Set<String> OF_A_CONNECTION =
            Set.of(
                    CONNECTION,
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-authentication-info",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "http2-settings");
    private static final Set<String> OF_THE_CLIENT =
            Set.of(
                    "authorization",
                    "content-length",
                    "cookie",
                    "cookie2",
                    "date",
                    "expect",
                    "forwarded",
                    "from",
                    "host",
                    "idempotency-key",
                    "origin",
                    "referer",
                    "via",
                    "x-real-ip");
    private static final Set<String> OF_THE_NODE =
            Set.of(
                    "alt-svc",
                    "authentication-info",
                    "authorization",
                    "cache-control",
                    "clear-site-data",
                    "content-disposition",
                    "content-length",
                    "content-security-policy",
                    "content-security-policy-report-only",
                    "date",
                    "link",
                    "location",
                    "nel",
                    "origin-agent-cluster",
                    "permissions-policy",
                    "public-key-pins",
                    "refresh",
                    "report-to",
                    "reporting-endpoints",
                    "server",
                    "service-worker-allowed",
                    "set-cookie",
                    "set-cookie2",
                    "sourcemap",
                    "strict-transport-security",
                    "www-authenticate");
    private static final List<String> CLIENT_PREFIXES =
            List.of("codexfield-", "sec-", "x-forwarded-");
    private static final List<String> NODE_PREFIXES =
            List.of("access-control-", "codexfield-", "cross-origin-", "x-accel-", "x-frame-");

    private CrossingHeaders() {}

    /** A header. */
    record Header(String name, String value) {}

    /** What a node gets of the client's headers. */
    static List<Header> toNode(HttpServletRequest request) {
        var dropped = named(Collections.list(request.getHeaders(CONNECTION)));
        var crossing = new ArrayList<Header>();
        for (var name : Collections.list(request.getHeaderNames())) {
            if (crosses(name, dropped, OF_THE_CLIENT, CLIENT_PREFIXES)) {
                for (var value : Collections.list(request.getHeaders(name))) {
                    crossing.add(new Header(name, value));
                }
            }
        }
        return crossing;
    }

    /** What the client gets of the node's headers. */
    static List<Header> toClient(HttpHeaders headers) {
        var dropped = named(headers.allValues(CONNECTION));
        var crossing = new ArrayList<Header>();
        headers.map()
                .forEach(
                        (name, values) -> {
                            if (crosses(name, dropped, OF_THE_NODE, NODE_PREFIXES)) {
                                values.forEach(value -> crossing.add(new Header(name, value)));
                            }
                        });
        return crossing;
    }

    /** Whether a node's headers are larger than allowed. */
    static boolean areTooLarge(HttpHeaders headers) {
        long size = 0;
        for (var header : headers.map().entrySet()) {
            for (var value : header.getValue()) {
                size += header.getKey().length() + value.length() + 4L;
            }
        }
        return size > MAX_NODE_HEADERS;
    }

    private static boolean crosses(
            String name, Set<String> dropped, Set<String> own, List<String> prefixes) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith(":")
                && !OF_A_CONNECTION.contains(lower)
                && !own.contains(lower)
                && !dropped.contains(lower)
                && prefixes.stream().noneMatch(lower::startsWith);
    }

    /** What {@code Connection} names belongs to the connection too. */
    private static Set<String> named(Collection<String> connection) {
        var names = new HashSet<String>();
        for (var value : connection) {
            for (var name : List.of(value.split(",", -1))) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
