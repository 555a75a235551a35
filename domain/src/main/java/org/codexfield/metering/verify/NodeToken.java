package org.codexfield.metering.verify;

import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Did;
import org.codexfield.shared.Ids;
import org.codexfield.shared.UtcText;

/**
 * With what a node fetches what it is to host, signed with its own key; holds a minute.
 *
 * @param audience the installation's public address, without a slash at its end
 * @param at when it was signed
 * @param node the identifier that the installation gave it
 */
public record NodeToken(String audience, Instant at, UUID node) {

    /** The {@code typ} of the signature. */
    public static final String JWS_TYPE = "codexfield-node+jwt";

    /** The header of requests. */
    public static final String HEADER = "Codexfield-Node-Token";

    /** Signs with the node's key. */
    public String sign(Did key, UnaryOperator<byte[]> signer) {
        var payload = StrictJson.newObject();
        payload.put("aud", audience).put("at", UtcText.of(at)).put("node", node.toString());
        return NodeStatements.sign(key, JWS_TYPE, payload, signer);
    }

    /**
     * Reads a token of a node for this installation.
     *
     * @param key the node's key as it was registered
     * @throws NodeStatementIsUnacceptable if it is another node's, for somebody else, or not of now
     * @throws org.codexfield.shared.DomainException if it is no such statement or the signature
     *     does not hold
     */
    public static NodeToken verify(String jws, Did key, UUID node, String audience, Instant now) {
        var fields = NodeStatements.verified(jws, JWS_TYPE, key);
        fields.allowOnly("aud", "at", "node");
        var token =
                new NodeToken(
                        fields.text("aud"),
                        NodeStatements.instant(fields, "at"),
                        Ids.parse("node", fields.text("node")));
        NodeStatements.requireAudience(token.node.toString(), node.toString());
        NodeStatements.requireAudience(token.audience, audience);
        NodeStatements.requireOfNow(token.at, now, NodeStatements.SKEW);
        return token;
    }
}
