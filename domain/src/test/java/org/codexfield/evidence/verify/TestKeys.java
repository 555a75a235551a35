package org.codexfield.evidence.verify;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.codexfield.shared.Digest;

/** Keys that sign in tests; the product itself signs with Ed25519 only. */
record TestKeys(VerificationKey key, UnaryOperator<byte[]> signer) {

    static TestKeys ed25519(int seed) {
        var privateKey = new byte[32];
        Arrays.fill(privateKey, (byte) seed);
        return new TestKeys(Ed25519.publicKey(privateKey), Ed25519.signer(privateKey));
    }

    static TestKeys p256(long secret) {
        return ecdsa(KeyAlgorithm.P256, "secp256r1", BigInteger.valueOf(secret));
    }

    static TestKeys secp256k1(long secret) {
        return ecdsa(KeyAlgorithm.SECP256K1, "secp256k1", BigInteger.valueOf(secret));
    }

    private static TestKeys ecdsa(KeyAlgorithm algorithm, String curve, BigInteger secret) {
        var domain = new ECDomainParameters(CustomNamedCurves.getByName(curve));
        var key = domain.getG().multiply(secret).getEncoded(true);
        return new TestKeys(
                new VerificationKey(algorithm, key),
                message -> {
                    var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
                    signer.init(true, new ECPrivateKeyParameters(secret, domain));
                    return signature(signer.generateSignature(Digest.of(message).bytes()));
                });
    }

    static byte[] signature(BigInteger... rAndS) {
        var signature = new byte[64];
        for (int i = 0; i < 2; i++) {
            var bytes = rAndS[i].toByteArray();
            int length = Math.min(bytes.length, 32);
            System.arraycopy(
                    bytes, bytes.length - length, signature, 32 * (i + 1) - length, length);
        }
        return signature;
    }
}
