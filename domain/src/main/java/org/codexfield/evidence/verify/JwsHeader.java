package org.codexfield.evidence.verify;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import org.jspecify.annotations.Nullable;

/**
 * The protected header of a signature: RFC 7515, section 4.1.
 *
 * @param algorithm {@code alg}
 * @param kid {@code kid}: which key signed, a DID URL where a DID signs; 1 to {@value
 *     #MAX_KID_LENGTH} characters
 * @param type {@code typ}: what sort of document is signed, for example {@code vc+jwt}, without
 *     {@code application/}; it keeps a signature from being presented for another purpose; 1 to
 *     {@value #MAX_TYPE_LENGTH} characters
 * @param contentType {@code cty}: the media type of the payload, if stated
 */
public record JwsHeader(
        KeyAlgorithm algorithm, String kid, String type, @Nullable String contentType) {

    /** The longest {@code kid}. */
    public static final int MAX_KID_LENGTH = VerificationMethod.MAX_ID_LENGTH;

    /** The longest {@code typ} and {@code cty}. */
    public static final int MAX_TYPE_LENGTH = 128;

    /** The longest encoded header that is read, in characters. */
    static final int MAX_ENCODED_LENGTH = 4096;

    /**
     * @throws JwsIsMalformed if a member is empty or too long
     */
    public JwsHeader {
        requireLength("kid", kid, MAX_KID_LENGTH);
        requireLength("typ", type, MAX_TYPE_LENGTH);
        if (contentType != null) {
            requireLength("cty", contentType, MAX_TYPE_LENGTH);
        }
    }

    /** A header without {@code cty}. */
    public JwsHeader(KeyAlgorithm algorithm, String kid, String type) {
        this(algorithm, kid, type, null);
    }

    /**
     * Reads an encoded header. Members not named here are ignored, as RFC 7515 demands; {@code
     * crit} is refused, since none of what it could name is supported, and so is {@code b64}.
     */
    static JwsHeader parse(String encoded) {
        if (encoded.length() > MAX_ENCODED_LENGTH) {
            throw new JwsIsMalformed("its header is longer than " + MAX_ENCODED_LENGTH);
        }
        var fields =
                new JsonFields(StrictJson.parse(StrictBase64.decodeUrl(encoded)), "JWS header");
        if (fields.has("crit") || fields.has("b64")) {
            throw new JwsIsMalformed("its header demands an extension ('crit' or 'b64')");
        }
        return new JwsHeader(
                KeyAlgorithm.ofJwsName(fields.text("alg")),
                fields.text("kid"),
                fields.text("typ"),
                fields.optionalText("cty"));
    }

    JWSHeader toNimbus() {
        return new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.jwsName()))
                .keyID(kid)
                .type(new JOSEObjectType(type))
                .contentType(contentType)
                .build();
    }

    private static void requireLength(String name, String value, int max) {
        if (value.isEmpty() || value.length() > max) {
            throw new JwsIsMalformed(
                    "'" + name + "' must have 1 to " + max + " characters, not " + value.length());
        }
    }
}
