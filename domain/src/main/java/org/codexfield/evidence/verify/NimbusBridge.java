package org.codexfield.evidence.verify;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Lets Nimbus JOSE write and read the form, and our keys make and check the signatures. */
final class NimbusBridge {

    private NimbusBridge() {}

    record Signer(KeyAlgorithm algorithm, UnaryOperator<byte[]> signature) implements JWSSigner {

        @Override
        public Base64URL sign(JWSHeader header, byte[] signingInput) {
            return Base64URL.encode(signature.apply(signingInput));
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return Set.of(JWSAlgorithm.parse(algorithm.jwsName()));
        }

        @Override
        public JCAContext getJCAContext() {
            return new JCAContext();
        }
    }

    record Verifier(VerificationKey key) implements JWSVerifier {

        @Override
        public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature) {
            return header.getAlgorithm().getName().equals(key.algorithm().jwsName())
                    && key.verifies(signingInput, signature.decode());
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return Set.of(JWSAlgorithm.parse(key.algorithm().jwsName()));
        }

        @Override
        public JCAContext getJCAContext() {
            return new JCAContext();
        }
    }
}
