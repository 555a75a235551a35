package org.codexfield.shared.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codexfield.shared.ContentDigestIsMalformed;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DigestIsMalformed;

/** What the headers of an upload say of the content, and those of a download. */
public final class ContentHeaders {

    /** The media type of what nobody knows more of. */
    public static final String DEFAULT = "application/octet-stream";

    private static final int MAX_LENGTH = 1024;

    /** One member of the dictionary of RFC 9530: an algorithm and a byte sequence (RFC 8941). */
    private static final Pattern MEMBER =
            Pattern.compile("\\s*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]*):\\s*");

    /** Characters of RFC 8187 that need no escape. */
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private ContentHeaders() {}

    /** The media type without parameters, in lower case. */
    public static String mediaType(HttpHeaders headers) {
        var given = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (given == null || given.isBlank()) {
            return DEFAULT;
        }
        return plain(given);
    }

    /** A media type without parameters, in lower case. */
    public static String plain(String given) {
        int parameters = given.indexOf(';');
        return (parameters < 0 ? given : given.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The SHA-256 that {@code Content-Digest} announces; other algorithms are passed over, as RFC
     * 9530 allows.
     *
     * @throws ContentDigestIsMalformed if the header breaks its grammar
     */
    public static Optional<Digest> contentDigest(HttpHeaders headers) {
        List<String> given = headers.getRequestHeader("Content-Digest");
        return given == null ? Optional.empty() : contentDigest(given);
    }

    /** The same where no REST container reads the headers. */
    public static Optional<Digest> contentDigest(List<String> given) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var whole = String.join(",", given);
        if (whole.length() > MAX_LENGTH) {
            throw new ContentDigestIsMalformed();
        }
        Optional<Digest> found = Optional.empty();
        for (var text : whole.split(",", -1)) {
            var member = MEMBER.matcher(text);
            if (!member.matches()) {
                throw new ContentDigestIsMalformed();
            }
            if (member.group(1).equals("sha-256")) {
                found = Optional.of(sha256(member.group(2)));
            }
        }
        return found;
    }

    private static Digest sha256(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            // one text for each digest: no padding left out, no bits that do not count
            if (!base64(bytes).equals(base64)) {
                throw new ContentDigestIsMalformed();
            }
            return new Digest(bytes);
        } catch (IllegalArgumentException | DigestIsMalformed e) {
            throw new ContentDigestIsMalformed();
        }
    }

    /** The value of {@code Repr-Digest} (RFC 9530). */
    public static String reprDigest(Digest sha256) {
        return "sha-256=:" + base64(sha256.bytes()) + ":";
    }

    /**
     * The value of {@code Content-Disposition} that saves content under a name and never shows it
     * (RFC 6266; the name as RFC 8187 has it).
     */
    public static String attachment(String name) {
        var encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return "attachment; filename*=UTF-8''" + encoded;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
