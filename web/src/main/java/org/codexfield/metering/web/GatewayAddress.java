package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.licensing.Action;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls: {@code /gateway/{organisation}/{capsule}/{version}/{path}}. Whatever two
 * readers could take for two addresses is refused, not mended: it would be judged as one and served
 * as the other.
 *
 * <pre>{@code
 * GatewayAddress.parse("/gateway/acme/flowers/1.0.0/parts/a%20b.csv", null).path() // [parts, a b.csv]
 * }</pre>
 *
 * @param path decoded segments, at least one
 * @param query as it was sent; {@code null} if there is none
 */
record GatewayAddress(
        CapsuleName capsule, VersionNumber version, List<String> path, @Nullable String query) {

    private static final int MAX_LENGTH = 4096;
    private static final int HEAD_SEGMENTS = 5;
    private static final String PARTS = "parts";
    private static final Pattern SEGMENT =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})+");
    private static final Pattern QUERY =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /**
     * Reads an address as it was sent, without the context's path.
     *
     * @throws org.codexfield.shared.web.RequestIsRefused if it is ambiguous, or names nothing
     * @throws org.codexfield.shared.DomainException if a name in it cannot be one
     */
    static GatewayAddress parse(String rawPath, @Nullable String rawQuery) {
        if (rawPath.length() > MAX_LENGTH
                || (rawQuery != null
                        && (rawQuery.length() > MAX_LENGTH
                                || !QUERY.matcher(rawQuery).matches()))) {
            throw GatewayProblems.addressIsUnsafe();
        }
        var segments = new ArrayList<String>();
        for (var raw : List.of(rawPath.split("/", -1))) {
            segments.add(segments.isEmpty() ? raw : decoded(raw));
        }
        if (segments.size() <= HEAD_SEGMENTS) {
            throw GatewayProblems.addressIsUnknown();
        }
        return new GatewayAddress(
                new CapsuleName(segments.get(2), segments.get(3)),
                new VersionNumber(segments.get(4)),
                List.copyOf(segments.subList(HEAD_SEGMENTS, segments.size())),
                rawQuery);
    }

    private static String decoded(String raw) {
        if (!SEGMENT.matcher(raw).matches()) {
            throw GatewayProblems.addressIsUnsafe();
        }
        var text = raw.indexOf('%') < 0 ? raw : utf8(raw);
        boolean unsafe =
                text.equals(".")
                        || text.equals("..")
                        || text.chars().anyMatch(GatewayAddress::isForbidden);
        if (unsafe) {
            throw GatewayProblems.addressIsUnsafe();
        }
        return text;
    }

    private static boolean isForbidden(int c) {
        return c == '/' || c == '\\' || c == ';' || c == '%' || Character.isISOControl(c);
    }

    private static String utf8(String raw) {
        var bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.put((byte) Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.put((byte) raw.charAt(i));
            }
        }
        try {
            return UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw GatewayProblems.addressIsUnsafe();
        }
    }

    /** What is done by a method at this address. */
    Action action(String method) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return reads && path.size() > 1 && path.get(0).equals(PARTS)
                ? Action.DOWNLOAD
                : Action.INVOKE;
    }

    /**
     * The part that is named.
     *
     * @throws org.codexfield.shared.DomainException if it is a name that no part can have
     */
    Optional<PartPath> part() {
        return path.size() > 1 && path.get(0).equals(PARTS)
                ? Optional.of(new PartPath(String.join("/", path.subList(1, path.size()))))
                : Optional.empty();
    }

    /** The path and query as they are sent to a node, below the capsule's address there. */
    String target() {
        var encoded = path.stream().map(GatewayAddress::encoded).collect(Collectors.joining("/"));
        return query == null ? encoded : encoded + "?" + query;
    }

    private static String encoded(String segment) {
        var encoded = new StringBuilder();
        for (byte b : segment.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            if (PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
