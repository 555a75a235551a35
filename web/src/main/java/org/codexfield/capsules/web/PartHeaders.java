package org.codexfield.capsules.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codexfield.capsules.ContentDigestIsMalformed;
import org.codexfield.evidence.verify.MultibaseIsMalformed;
import org.codexfield.evidence.verify.StrictBase64;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DigestIsMalformed;

/** What the headers of an upload say of a part. */
final class PartHeaders {

    static final String DEFAULT = "application/octet-stream";
    private static final int MAX_LENGTH = 1024;

    /** One member of the dictionary of RFC 9530: an algorithm and a byte sequence (RFC 8941). */
    private static final Pattern MEMBER =
            Pattern.compile("\\s*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]*):\\s*");

    private PartHeaders() {}

    /** The media type without parameters, in lower case. */
    static String mediaType(HttpHeaders headers) {
        var given = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (given == null || given.isBlank()) {
            return DEFAULT;
        }
        return plain(given);
    }

    /** A media type without parameters, in lower case. */
    static String plain(String given) {
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
    static Optional<Digest> contentDigest(HttpHeaders headers) {
        List<String> given = headers.getRequestHeader("Content-Digest");
        if (given == null || given.isEmpty()) {
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
            return new Digest(StrictBase64.decode(base64));
        } catch (MultibaseIsMalformed | DigestIsMalformed e) {
            throw new ContentDigestIsMalformed();
        }
    }
}
