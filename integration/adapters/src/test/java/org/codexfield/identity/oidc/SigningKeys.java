package org.codexfield.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.codexfield.evidence.verify.Ed25519;

/** Keys of a provider, and tokens signed by them. */
final class SigningKeys {

    private SigningKeys() {}

    static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec(String kid, Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static OctetKeyPair ed25519(String kid) {
        var secret = Ed25519.newPrivateKey(new SecureRandom());
        return new OctetKeyPair.Builder(
                        Curve.Ed25519, Base64URL.encode(Ed25519.publicKey(secret).bytes()))
                .d(Base64URL.encode(secret))
                .keyID(kid)
                .build();
    }

    /** A token as an honest provider signs it. */
    static String sign(JWK key, JWSAlgorithm algorithm, JWTClaimsSet claims) {
        return sign(key, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
    }

    /** A token with a header of one's own. */
    static String sign(JWK key, JWSHeader header, JWTClaimsSet claims) {
        try {
            if (key instanceof OctetKeyPair pair) {
                var input = header.toBase64URL() + "." + claims.toPayload().toBase64URL();
                var signature =
                        Ed25519.signer(pair.getD().decode())
                                .apply(input.getBytes(StandardCharsets.US_ASCII));
                return input + "." + Base64URL.encode(signature);
            }
            var token = new SignedJWT(header, claims);
            JWSSigner signer =
                    key instanceof RSAKey rsa
                            ? new RSASSASigner(rsa)
                            : new ECDSASigner((ECKey) key);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
