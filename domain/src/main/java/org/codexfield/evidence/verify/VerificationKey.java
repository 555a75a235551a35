package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.codexfield.shared.Did;

/**
 * A public key that signatures are checked with. It is a valid key once it exists: on its curve,
 * canonically encoded, in the prime-order subgroup.
 *
 * <p>Forms: JWK (RFC 7517; RFC 8037 for Ed25519), Multikey ({@code publicKeyMultibase} of W3C
 * Controlled Identifiers 1.0, section 2.2.2), and did:key.
 *
 * @param algorithm what it verifies
 * @param bytes 32 bytes for Ed25519, else the compressed point of 33 bytes; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // copied and compared by content below
public record VerificationKey(KeyAlgorithm algorithm, byte[] bytes) {

    /**
     * @throws KeyIsMalformed if the bytes are not an acceptable key of the algorithm
     */
    public VerificationKey {
        bytes = bytes.clone();
        if (bytes.length != algorithm.keySizeBytes()) {
            throw new KeyIsMalformed(
                    algorithm.curve() + " keys have " + algorithm.keySizeBytes() + " bytes");
        }
        switch (algorithm) {
            case ED25519 -> {
                if (!Ed25519.isAcceptableKey(bytes)) {
                    throw new KeyIsMalformed("no point of the prime-order subgroup of Ed25519");
                }
            }
            case P256, SECP256K1 -> curve(algorithm).point(bytes);
        }
    }

    /**
     * Reads a public JWK. Members besides {@code kty}, {@code crv}, {@code x} and {@code y} are
     * ignored, but a private key is refused wherever a public one is expected.
     *
     * @throws JsonIsMalformed if it has another shape
     * @throws KeyIsMalformed if it is of another kind, private, or not an acceptable key
     */
    public static VerificationKey ofJwk(JsonNode jwk) {
        var fields = new JsonFields(jwk, "JWK");
        if (fields.has("d")) {
            throw new KeyIsMalformed("it holds a private key; treat that key as compromised");
        }
        var kind = fields.text("kty") + " " + fields.text("crv");
        return switch (kind) {
            case "OKP Ed25519" -> new VerificationKey(KeyAlgorithm.ED25519, part(fields, "x"));
            case "EC P-256" -> ofCoordinates(KeyAlgorithm.P256, fields);
            case "EC secp256k1" -> ofCoordinates(KeyAlgorithm.SECP256K1, fields);
            default -> throw new KeyIsMalformed("the kty and crv '" + kind + "' are not accepted");
        };
    }

    /**
     * Reads a Multikey, for example {@code z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK}.
     *
     * @throws MultibaseIsMalformed if it is not multibase
     * @throws KeyIsMalformed if it is of another kind or not an acceptable key
     */
    public static VerificationKey ofMultikey(String multibase) {
        var prefixed = Multibase.decode(multibase);
        for (var algorithm : KeyAlgorithm.values()) {
            var prefix = prefix(algorithm);
            if (prefixed.length > prefix.length
                    && Arrays.equals(prefix, Arrays.copyOf(prefixed, prefix.length))) {
                return new VerificationKey(
                        algorithm, Arrays.copyOfRange(prefixed, prefix.length, prefixed.length));
            }
        }
        throw new KeyIsMalformed("its multicodec is none of Ed25519, P-256 and secp256k1");
    }

    /**
     * Whether this key made this signature of this message.
     *
     * @param signature 64 bytes; of any other length it does not match
     */
    public boolean verifies(byte[] message, byte[] signature) {
        return switch (algorithm) {
            case ED25519 -> Ed25519.verify(bytes, message, signature);
            case P256, SECP256K1 -> curve(algorithm).verify(bytes, message, signature);
        };
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The public JWK: only the members that the key consists of. */
    public ObjectNode toJwk() {
        var jwk = StrictJson.newObject();
        jwk.put("crv", algorithm.curve());
        if (algorithm == KeyAlgorithm.ED25519) {
            return jwk.put("kty", "OKP").put("x", StrictBase64.encodeUrl(bytes));
        }
        var point = curve(algorithm).point(bytes);
        return jwk.put("kty", "EC")
                .put("x", StrictBase64.encodeUrl(point.getAffineXCoord().getEncoded()))
                .put("y", StrictBase64.encodeUrl(point.getAffineYCoord().getEncoded()));
    }

    /**
     * The JWK thumbprint of RFC 7638 with SHA-256, 43 characters of base64url: a {@code kid} that
     * needs no registry.
     */
    public String thumbprint() {
        return StrictBase64.encodeUrl(CanonicalJson.digest(toJwk()).bytes());
    }

    /** The Multikey form, base58btc. */
    public String toMultikey() {
        var prefix = prefix(algorithm);
        var prefixed = Arrays.copyOf(prefix, prefix.length + bytes.length);
        System.arraycopy(bytes, 0, prefixed, prefix.length, bytes.length);
        return Multibase.encodeBase58(prefixed);
    }

    /** The did:key that is this key; see {@link DidKey}. */
    public Did toDidKey() {
        return DidKey.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that
                && algorithm == that.algorithm
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * algorithm.hashCode() + Arrays.hashCode(bytes);
    }

    /** The same as {@link #toMultikey()}. */
    @Override
    public String toString() {
        return toMultikey();
    }

    private static VerificationKey ofCoordinates(KeyAlgorithm algorithm, JsonFields fields) {
        return new VerificationKey(
                algorithm, curve(algorithm).compress(part(fields, "x"), part(fields, "y")));
    }

    private static byte[] part(JsonFields fields, String name) {
        return StrictBase64.decodeUrl(fields.text(name));
    }

    private static EllipticCurve curve(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case P256 -> EllipticCurve.P256;
            case SECP256K1 -> EllipticCurve.SECP256K1;
            case ED25519 -> throw new IllegalArgumentException("Ed25519 is no Weierstrass curve");
        };
    }

    /** The multicodec as unsigned varint; all codes in use have 8 to 14 bits, hence two bytes. */
    private static byte[] prefix(KeyAlgorithm algorithm) {
        int code = algorithm.multicodec();
        return new byte[] {(byte) ((code & 0x7f) | 0x80), (byte) (code >> 7)};
    }
}
