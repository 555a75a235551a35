package org.codexfield.metering.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.DidKey;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Did;
import org.codexfield.shared.DomainException;

/** What all statements of nodes have in common: JWS by the node's own key, a {@code did:key}. */
final class NodeStatements {

    /** How far clocks may differ. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private NodeStatements() {}

    static String sign(Did node, String type, JsonNode payload, UnaryOperator<byte[]> signer) {
        var kid = node + "#" + node.methodSpecificId();
        var header = new JwsHeader(KeyAlgorithm.ED25519, kid, type);
        return Jws.sign(header, CanonicalJson.of(payload), signer);
    }

    /** The payload, once it was found to be signed by the key that the {@code did:key} is. */
    static JsonFields verified(String jws, String type, Did node) {
        var kid = node + "#" + node.methodSpecificId();
        var verified =
                Jws.verify(jws, type, named -> named.equals(kid) ? key(node) : Optional.empty());
        return new JsonFields(verified.json(), type);
    }

    private static Optional<VerificationKey> key(Did node) {
        try {
            return Optional.of(DidKey.key(node));
        } catch (DomainException e) {
            throw new NodeStatementIsUnacceptable("a node's DID is a did:key of Ed25519");
        }
    }

    static Instant instant(JsonFields fields, String name) {
        try {
            return Instant.parse(fields.text(name));
        } catch (DateTimeException e) {
            throw new NodeStatementIsUnacceptable("'" + name + "' is no time");
        }
    }

    static void requireAudience(String audience, String own) {
        if (!audience.equals(own)) {
            throw new NodeStatementIsUnacceptable("it is for somebody else");
        }
    }

    static void requireOfNow(Instant at, Instant now, Duration window) {
        if (at.isBefore(now.minus(window)) || at.isAfter(now.plus(window))) {
            throw new NodeStatementIsUnacceptable(
                    "it is not of now; it was made more than "
                            + window.toSeconds()
                            + " s ago, or a clock is wrong");
        }
    }
}
