package org.codexfield.identity.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.identity.model.ProofOfPossessionIsWrong;
import org.codexfield.shared.Did;

/**
 * Shows that whoever registers a public key holds its private half: a compact JWS (RFC 7515) made
 * with that key, {@code typ} {@value #TYPE}, whose payload is {@code {"iss": "<the organisation's
 * DID>", "iat": <seconds>}}, at most ten minutes old. The DID in it keeps a proof made for one
 * organisation from serving another.
 */
final class ProofOfPossession {

    static final String TYPE = "codexfield-key-proof+jwt";

    private static final Duration VALIDITY = Duration.ofMinutes(10);

    private ProofOfPossession() {}

    /**
     * @throws ProofOfPossessionIsWrong if it does not hold
     * @throws org.codexfield.shared.DomainException if key or proof are malformed or do not match
     */
    static void require(Did did, String publicKeyMultibase, String proof, Instant now) {
        var key = VerificationKey.ofMultikey(publicKeyMultibase);
        JsonNode claims = Jws.verify(proof, TYPE, kid -> Optional.of(key)).json();
        if (!claims.path("iss").asText().equals(did.value())) {
            throw new ProofOfPossessionIsWrong("its iss is not " + did);
        }
        var issuedAt = Instant.ofEpochSecond(claims.path("iat").asLong());
        if (Duration.between(issuedAt, now).abs().compareTo(VALIDITY) > 0) {
            throw new ProofOfPossessionIsWrong("its iat is not within ten minutes of now");
        }
    }
}
