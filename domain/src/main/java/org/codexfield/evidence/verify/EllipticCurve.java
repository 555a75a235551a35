package org.codexfield.evidence.verify;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;
import org.codexfield.shared.Digest;

/**
 * ECDSA with SHA-256 on P-256 and secp256k1; signatures are r and s of 32 bytes each (RFC 7518,
 * section 3.4; RFC 8812, section 3.2). Both s and its negative verify, as those RFCs have it: a
 * signature identifies nothing, the signed bytes do.
 */
final class EllipticCurve {

    static final EllipticCurve P256 = new EllipticCurve("secp256r1");
    static final EllipticCurve SECP256K1 = new EllipticCurve("secp256k1");

    private static final int FIELD_BYTES = 32;
    private static final int SIGNATURE_BYTES = 2 * FIELD_BYTES;

    private final ECDomainParameters domain;

    private EllipticCurve(String name) {
        X9ECParameters curve = CustomNamedCurves.getByName(name);
        domain = new ECDomainParameters(curve);
    }

    boolean verify(byte[] compressedPoint, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        var verifier = new ECDSASigner();
        verifier.init(false, new ECPublicKeyParameters(point(compressedPoint), domain));
        return verifier.verifySignature(
                Digest.of(message).bytes(),
                new BigInteger(1, Arrays.copyOfRange(signature, 0, FIELD_BYTES)),
                new BigInteger(1, Arrays.copyOfRange(signature, FIELD_BYTES, SIGNATURE_BYTES)));
    }

    /** The point of a compressed encoding; the curves have cofactor 1, so to be on it suffices. */
    ECPoint point(byte[] compressed) {
        if (compressed.length != FIELD_BYTES + 1 || (compressed[0] != 2 && compressed[0] != 3)) {
            throw new KeyIsMalformed("a compressed point has 33 bytes and begins with 02 or 03");
        }
        try {
            return domain.validatePublicPoint(domain.getCurve().decodePoint(compressed));
        } catch (IllegalArgumentException e) {
            throw new KeyIsMalformed("there is no such point on the curve");
        }
    }

    /** The compressed encoding of a point given by its coordinates of 32 bytes each. */
    byte[] compress(byte[] x, byte[] y) {
        if (x.length != FIELD_BYTES || y.length != FIELD_BYTES) {
            throw new KeyIsMalformed("x and y must have " + FIELD_BYTES + " bytes each");
        }
        var compressed = new byte[FIELD_BYTES + 1];
        compressed[0] = (byte) (2 + (y[FIELD_BYTES - 1] & 1));
        System.arraycopy(x, 0, compressed, 1, FIELD_BYTES);
        if (!Arrays.equals(y, point(compressed).getAffineYCoord().getEncoded())) {
            throw new KeyIsMalformed("x and y are not a point on the curve");
        }
        return compressed;
    }
}
