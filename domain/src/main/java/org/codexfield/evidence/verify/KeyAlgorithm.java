package org.codexfield.evidence.verify;

import java.util.Arrays;

/**
 * The one list of signature algorithms. Whatever is not here is refused everywhere.
 *
 * <p>Public keys are held as bytes: Ed25519 as 32 bytes (RFC 8032, section 5.1.5), the elliptic
 * curve keys as compressed points of 33 bytes (SEC 1, section 2.3.3).
 */
public enum KeyAlgorithm {
    /** Ed25519, RFC 8032; JWS {@code EdDSA} of RFC 8037. What the product itself signs with. */
    ED25519("EdDSA", "Ed25519", 0xed, 32),
    /** ECDSA on P-256 with SHA-256; JWS {@code ES256} of RFC 7518, section 3.4. */
    P256("ES256", "P-256", 0x1200, 33),
    /** ECDSA on secp256k1 with SHA-256; JWS {@code ES256K} of RFC 8812. */
    SECP256K1("ES256K", "secp256k1", 0xe7, 33);

    private final String jwsName;
    private final String curve;
    private final int multicodec;
    private final int keySizeBytes;

    KeyAlgorithm(String jwsName, String curve, int multicodec, int keySizeBytes) {
        this.jwsName = jwsName;
        this.curve = curve;
        this.multicodec = multicodec;
        this.keySizeBytes = keySizeBytes;
    }

    /**
     * The algorithm of a JWS {@code alg}.
     *
     * @throws JwsAlgorithmIsNotAllowed for every name that is not listed, {@code none} above all
     */
    public static KeyAlgorithm ofJwsName(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.jwsName.equals(name))
                .findFirst()
                .orElseThrow(() -> new JwsAlgorithmIsNotAllowed(name));
    }

    /** The JWS {@code alg}. */
    public String jwsName() {
        return jwsName;
    }

    /** The JWK {@code crv}. */
    public String curve() {
        return curve;
    }

    /** The multicodec of the public key. */
    int multicodec() {
        return multicodec;
    }

    /** The length of a public key. */
    int keySizeBytes() {
        return keySizeBytes;
    }
}
