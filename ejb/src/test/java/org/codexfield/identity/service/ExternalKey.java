package org.codexfield.identity.service;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.shared.Did;

/** A key that an organisation holds itself, and what it signs with it. */
public final class ExternalKey {

    private final byte[] privateKey;

    public ExternalKey(SecureRandom random) {
        this.privateKey = Ed25519.newPrivateKey(random);
    }

    public String multikey() {
        return Ed25519.publicKey(privateKey).toMultikey();
    }

    /** A proof of possession as the interface describes it. */
    public String proof(Did issuer, Instant issuedAt) {
        return proof(
                ProofOfPossession.TYPE,
                "{\"iss\":\"" + issuer + "\",\"iat\":" + issuedAt.getEpochSecond() + "}");
    }

    /** Something else that this key signed. */
    public String proof(String type, String payload) {
        return Jws.sign(
                new JwsHeader(KeyAlgorithm.ED25519, "any", type),
                payload.getBytes(StandardCharsets.UTF_8),
                Ed25519.signer(privateKey));
    }
}
