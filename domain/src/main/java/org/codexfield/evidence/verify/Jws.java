package org.codexfield.evidence.verify;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * JSON Web Signatures in compact form, RFC 7515, section 7.1, and detached, appendix F (the payload
 * left out between the two dots and kept elsewhere).
 *
 * <p>The algorithms are those of {@link KeyAlgorithm}. Every signature names its key ({@code kid})
 * and its purpose ({@code typ}); unencoded payloads (RFC 7797) and critical extensions are refused.
 *
 * <pre>{@code
 * var header = new JwsHeader(ED25519, "did:web:example.org#k1", "codexfield-manifest");
 * var jws = Jws.signDetached(header, manifest, Ed25519.signer(privateKey));
 * Jws.verifyDetached(jws, manifest, "codexfield-manifest",
 *         kid -> document.findKey(kid, ASSERTION));
 * }</pre>
 */
public final class Jws {

    /** The largest payload signed or read, in bytes. */
    public static final int MAX_PAYLOAD_BYTES = StrictJson.MAX_SIZE_BYTES;

    // a header, a payload grown by a third, a signature, and two dots
    private static final int MAX_LENGTH = MAX_PAYLOAD_BYTES / 3 * 4 + 8192;
    private static final int PARTS = 3;

    private Jws() {}

    /**
     * Signs, giving {@code header.payload.signature}.
     *
     * @param signer makes a signature of 64 bytes of the bytes it is given, for example {@link
     *     Ed25519#signer}
     * @throws JwsIsMalformed if the payload is too large
     */
    public static String sign(JwsHeader header, byte[] payload, UnaryOperator<byte[]> signer) {
        return signed(header, payload, signer).serialize();
    }

    /**
     * Signs, giving {@code header..signature}.
     *
     * @param signer as for {@link #sign}
     * @throws JwsIsMalformed if the payload is too large
     */
    public static String signDetached(
            JwsHeader header, byte[] payload, UnaryOperator<byte[]> signer) {
        return signed(header, payload, signer).serialize(true);
    }

    /**
     * Verifies a compact signature. The payload is given back only when all is well.
     *
     * @param compact {@code header.payload.signature}
     * @param expectedType the {@code typ} that the purpose at hand demands, compared exactly
     * @param keys gives the trusted key of a {@code kid}, or none
     * @throws JwsIsMalformed if it is not in the form described
     * @throws JsonIsMalformed if its header is not acceptable JSON
     * @throws MultibaseIsMalformed if a part is not strict base64url
     * @throws JwsAlgorithmIsNotAllowed if its algorithm is not listed or not that of the key
     * @throws JwsTypeIsUnexpected if it was made for another purpose
     * @throws SigningKeyIsUnknown if there is no such key
     * @throws SignatureDoesNotMatch if the signature is not of this key and payload
     */
    public static VerifiedJws verify(
            String compact, String expectedType, Function<String, Optional<VerificationKey>> keys) {
        var parts = split(compact);
        var header = JwsHeader.parse(parts[0]);
        return verify(parts, header, StrictBase64.decodeUrl(parts[1]), expectedType, keys);
    }

    /**
     * Verifies a detached signature of a payload kept elsewhere.
     *
     * @param detached {@code header..signature}
     * @param payload the very bytes that were signed
     * @param expectedType as for {@link #verify}
     * @param keys as for {@link #verify}
     * @throws org.codexfield.shared.DomainException as {@link #verify} does
     */
    public static VerifiedJws verifyDetached(
            String detached,
            byte[] payload,
            String expectedType,
            Function<String, Optional<VerificationKey>> keys) {
        var parts = split(detached);
        if (!parts[1].isEmpty()) {
            throw new JwsIsMalformed("its payload is not detached");
        }
        requirePayloadSize(payload);
        return verify(parts, JwsHeader.parse(parts[0]), payload, expectedType, keys);
    }

    private static JWSObject signed(
            JwsHeader header, byte[] payload, UnaryOperator<byte[]> signer) {
        requirePayloadSize(payload);
        var jws = new JWSObject(header.toNimbus(), new Payload(payload));
        try {
            jws.sign(new NimbusBridge.Signer(header.algorithm(), signer));
        } catch (JOSEException e) {
            throw new IllegalStateException("A checked header must be signable", e);
        }
        return jws;
    }

    private static VerifiedJws verify(
            String[] parts,
            JwsHeader header,
            byte[] payload,
            String expectedType,
            Function<String, Optional<VerificationKey>> keys) {
        if (!header.type().equals(expectedType)) {
            throw new JwsTypeIsUnexpected(expectedType, header.type());
        }
        var key = keys.apply(header.kid()).orElseThrow(() -> new SigningKeyIsUnknown(header.kid()));
        if (key.algorithm() != header.algorithm()) {
            throw new JwsAlgorithmIsNotAllowed(header.algorithm().jwsName());
        }
        // refuses stray bits and foreign characters, which the library passes over
        StrictBase64.decodeUrl(parts[2]);
        try {
            var jws =
                    new JWSObject(
                            new Base64URL(parts[0]), new Payload(payload), new Base64URL(parts[2]));
            if (!jws.verify(new NimbusBridge.Verifier(key))) {
                throw new SignatureDoesNotMatch(header.kid());
            }
        } catch (ParseException | JOSEException e) {
            throw new JwsIsMalformed("its header cannot be read");
        }
        return new VerifiedJws(header, payload, key);
    }

    private static String[] split(String jws) {
        if (jws.length() > MAX_LENGTH) {
            throw new JwsIsMalformed("it is too long");
        }
        var parts = jws.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new JwsIsMalformed("it must have three parts joined by dots");
        }
        return parts;
    }

    private static void requirePayloadSize(byte[] payload) {
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new JwsIsMalformed("its payload is larger than " + MAX_PAYLOAD_BYTES + " bytes");
        }
    }
}
