package org.codexfield.metering.verify;

import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictBase64;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.Ids;
import org.codexfield.shared.UtcText;

/**
 * By what a node signs the usage events that it sends: the digest of the very bytes of the body. It
 * travels in a header and holds a minute; the body may take longer.
 *
 * @param audience the installation's public address, without a slash at its end
 * @param at when it was signed
 * @param node the identifier that the installation gave it
 * @param body the digest of the body
 */
public record UsageStatement(String audience, Instant at, UUID node, Digest body) {

    /** The {@code typ} of the signature. */
    public static final String JWS_TYPE = "codexfield-usage+jwt";

    /** The header of requests. */
    public static final String HEADER = "Codexfield-Usage";

    private static final int PARTS = 3;
    private static final int MAX_LENGTH = 4096;

    /** Signs with the node's key. */
    public String sign(Did key, UnaryOperator<byte[]> signer) {
        var payload = StrictJson.newObject();
        payload.put("aud", audience)
                .put("at", UtcText.of(at))
                .put("node", node.toString())
                .put("sha256", body.hex());
        return NodeStatements.sign(key, JWS_TYPE, payload, signer);
    }

    /**
     * Which node says that it signed; nothing is checked yet.
     *
     * @throws NodeStatementIsUnacceptable if the text is no such statement
     */
    public static UUID claimedNode(String jws) {
        try {
            var parts = jws.split("\\.", -1);
            if (parts.length != PARTS || jws.length() > MAX_LENGTH) {
                throw new NodeStatementIsUnacceptable("it is no compact signature");
            }
            var payload = StrictJson.parse(StrictBase64.decodeUrl(parts[1]));
            return Ids.parse("node", new JsonFields(payload, JWS_TYPE).text("node"));
        } catch (NodeStatementIsUnacceptable e) {
            throw e;
        } catch (DomainException e) {
            throw new NodeStatementIsUnacceptable("it is no compact signature");
        }
    }

    /**
     * Reads a statement of a node for this installation.
     *
     * @param key the node's key as it was registered
     * @throws NodeStatementIsUnacceptable if it is another node's, for somebody else, or not of now
     * @throws DomainException if it is no such statement or the signature does not hold
     */
    public static UsageStatement verify(
            String jws, Did key, UUID node, String audience, Instant now) {
        var fields = NodeStatements.verified(jws, JWS_TYPE, key);
        fields.allowOnly("aud", "at", "node", "sha256");
        var statement =
                new UsageStatement(
                        fields.text("aud"),
                        NodeStatements.instant(fields, "at"),
                        Ids.parse("node", fields.text("node")),
                        Digest.parse(fields.text("sha256")));
        NodeStatements.requireAudience(statement.node.toString(), node.toString());
        NodeStatements.requireAudience(statement.audience, audience);
        NodeStatements.requireOfNow(statement.at, now, NodeStatements.SKEW);
        return statement;
    }
}
