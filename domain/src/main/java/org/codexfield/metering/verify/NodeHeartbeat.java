package org.codexfield.metering.verify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;
import org.codexfield.shared.UtcText;

/**
 * What a node says of itself every few seconds, signed with its own key.
 *
 * @param audience the installation's public address, without a slash at its end
 * @param at when it was signed; each is later than the one before
 * @param node the identifier that the installation gave it
 * @param capacity how many calls it serves at once, 1 to {@value #MAX_CAPACITY}
 * @param underWay how many it is serving
 * @param hosted the manifests of the versions that it has, whole and verified; at most {@value
 *     #MAX_HOSTED}
 */
public record NodeHeartbeat(
        String audience, Instant at, UUID node, int capacity, int underWay, List<Digest> hosted) {

    /** The {@code typ} of the signature. */
    public static final String JWS_TYPE = "codexfield-node-heartbeat+jwt";

    /** The most versions on one node. */
    public static final int MAX_HOSTED = 10_000;

    /** The most calls at once. */
    public static final int MAX_CAPACITY = 100_000;

    /**
     * Copies.
     *
     * @throws NodeStatementIsUnacceptable if a number is out of range
     */
    public NodeHeartbeat {
        hosted = List.copyOf(hosted);
        if (capacity < 1
                || capacity > MAX_CAPACITY
                || underWay < 0
                || underWay > MAX_CAPACITY
                || hosted.size() > MAX_HOSTED) {
            throw new NodeStatementIsUnacceptable("a number is out of range");
        }
    }

    /** Signs with the node's key. */
    public String sign(Did key, UnaryOperator<byte[]> signer) {
        var payload = StrictJson.newObject();
        payload.put("aud", audience)
                .put("at", UtcText.of(at))
                .put("node", node.toString())
                .put("capacity", capacity)
                .put("underWay", underWay);
        var list = payload.putArray("hosted");
        hosted.forEach(manifest -> list.add(manifest.hex()));
        return NodeStatements.sign(key, JWS_TYPE, payload, signer);
    }

    /**
     * Reads a heartbeat of a node, made for this installation within the last minute. That it is
     * later than the one before, the caller checks.
     *
     * @param key the node's key as it was registered
     * @throws NodeStatementIsUnacceptable if it is another node's, for somebody else, or not of now
     * @throws org.codexfield.shared.DomainException if it is no such statement or the signature
     *     does not hold
     */
    public static NodeHeartbeat verify(
            String jws, Did key, UUID node, String audience, Instant now) {
        var fields = NodeStatements.verified(jws, JWS_TYPE, key);
        fields.allowOnly("aud", "at", "node", "capacity", "underWay", "hosted");
        var heartbeat =
                new NodeHeartbeat(
                        fields.text("aud"),
                        NodeStatements.instant(fields, "at"),
                        Ids.parse("node", fields.text("node")),
                        number(fields.number("capacity")),
                        number(fields.number("underWay")),
                        fields.list("hosted", MAX_HOSTED).stream()
                                .map(manifest -> Digest.parse(manifest.asText()))
                                .toList());
        NodeStatements.requireAudience(heartbeat.node.toString(), node.toString());
        NodeStatements.requireAudience(heartbeat.audience, audience);
        NodeStatements.requireOfNow(heartbeat.at, now, NodeStatements.SKEW);
        return heartbeat;
    }

    private static int number(long value) {
        return value > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) value;
    }
}
