package org.codexfield.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.util.Set;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.KeyIsMalformed;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.identity.model.ProviderTokenIsRefused;

/**
 * Checks who signed a token. The algorithm is one of three, the key is of the kind that the
 * algorithm takes, and nothing that the token brings along chooses either.
 */
final class SignatureCheck {

    /** RFC 7518 section 3.3: a key of this size or larger. */
    private static final int MIN_RSA_BITS = 2048;

    private static final Set<JWSAlgorithm> ALLOWED =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

    private SignatureCheck() {}

    /**
     * Goes on only with an algorithm that is allowed, before any key is looked for.
     *
     * @throws ProviderTokenIsRefused otherwise
     */
    static void requireAllowed(SignedJWT token) {
        if (!ALLOWED.contains(token.getHeader().getAlgorithm())) {
            throw new ProviderTokenIsRefused("is signed by an algorithm that is not allowed");
        }
        if (token.getHeader().getCriticalParams() != null) {
            throw new ProviderTokenIsRefused("has critical parameters");
        }
    }

    /**
     * Goes on only if the key signed the token.
     *
     * @throws ProviderTokenIsRefused otherwise
     */
    static void requireSignedBy(JWK key, SignedJWT token) {
        var algorithm = token.getHeader().getAlgorithm();
        boolean meant =
                (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                        && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
        if (!meant || !isSignedBy(key, algorithm, token)) {
            throw new ProviderTokenIsRefused("is not signed by the key that it names");
        }
    }

    private static boolean isSignedBy(JWK key, JWSAlgorithm algorithm, SignedJWT token) {
        try {
            if (algorithm.equals(JWSAlgorithm.RS256) && key instanceof RSAKey rsa) {
                return rsa.size() >= MIN_RSA_BITS
                        && isSignedBy(new RSASSAVerifier(rsa.toRSAPublicKey()), token);
            }
            if (algorithm.equals(JWSAlgorithm.ES256) && key instanceof ECKey ec) {
                return Curve.P_256.equals(ec.getCurve())
                        && isSignedBy(new ECDSAVerifier(ec.toECPublicKey()), token);
            }
            return algorithm.equals(JWSAlgorithm.EdDSA)
                    && key instanceof OctetKeyPair pair
                    && Curve.Ed25519.equals(pair.getCurve())
                    && isSignedBy(pair, token);
        } catch (JOSEException | KeyIsMalformed unusable) {
            throw new ProviderTokenIsRefused("names a key that cannot be used");
        }
    }

    private static boolean isSignedBy(JWSVerifier verifier, SignedJWT token) throws JOSEException {
        return token.verify(verifier);
    }

    /** The library would need another library for this curve; the log's own check is at hand. */
    private static boolean isSignedBy(OctetKeyPair pair, SignedJWT token) {
        return new VerificationKey(KeyAlgorithm.ED25519, pair.getX().decode())
                .verifies(token.getSigningInput(), token.getSignature().decode());
    }
}
