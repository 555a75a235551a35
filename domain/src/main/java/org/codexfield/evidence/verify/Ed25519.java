package org.codexfield.evidence.verify;

import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Ed25519 signatures, RFC 8032, section 5.1 (the plain variant: no context, no prehash). Private
 * keys are the 32-byte seeds, signatures have 64 bytes.
 *
 * <p>Verification is strict, so that all verifiers agree: keys outside the prime-order subgroup
 * (small order among them) and encodings that are not canonical are no {@link VerificationKey}, and
 * a signature whose S is not below the group order is refused.
 */
public final class Ed25519 {

    /** The length of a private key. */
    public static final int PRIVATE_KEY_BYTES = 32;

    /** The length of a signature. */
    public static final int SIGNATURE_BYTES = 64;

    private Ed25519() {}

    /** A new private key. It is the caller's to protect, and to overwrite after use. */
    public static byte[] newPrivateKey(SecureRandom random) {
        var privateKey = new byte[PRIVATE_KEY_BYTES];
        random.nextBytes(privateKey);
        return privateKey;
    }

    /** The public key of a private key. */
    public static VerificationKey publicKey(byte[] privateKey) {
        return new VerificationKey(
                KeyAlgorithm.ED25519, parameters(privateKey).generatePublicKey().getEncoded());
    }

    /**
     * The function that signs messages with a private key, safe for use by many threads. It keeps a
     * copy of the key.
     */
    public static UnaryOperator<byte[]> signer(byte[] privateKey) {
        var parameters = parameters(privateKey);
        return message -> {
            var signer = new Ed25519Signer();
            signer.init(true, parameters);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        };
    }

    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(publicKey));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    static boolean isAcceptableKey(byte[] publicKey) {
        return org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(publicKey, 0);
    }

    private static Ed25519PrivateKeyParameters parameters(byte[] privateKey) {
        if (privateKey.length != PRIVATE_KEY_BYTES) {
            throw new KeyIsMalformed("an Ed25519 private key has " + PRIVATE_KEY_BYTES + " bytes");
        }
        return new Ed25519PrivateKeyParameters(privateKey);
    }
}
