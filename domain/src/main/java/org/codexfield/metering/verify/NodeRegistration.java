package org.codexfield.metering.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictBase64;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Did;
import org.codexfield.shared.UtcText;

/**
 * What a node says when it joins an installation, signed with its own key.
 *
 * @param audience the installation's public address, without a slash at its end
 * @param at when it was signed
 * @param node the node's key, as a {@code did:key}
 * @param endpoint where gateways reach it, for example {@code https://node.example.org:8443}
 * @param operator the organisation that runs it
 * @param region where it stands, for example {@code CH}
 */
public record NodeRegistration(
        String audience, Instant at, Did node, String endpoint, Did operator, String region) {

    /** The {@code typ} of the signature. */
    public static final String JWS_TYPE = "codexfield-node-registration+jwt";

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int PARTS = 3;

    /** Signs with the node's key. */
    public String sign(UnaryOperator<byte[]> signer) {
        var payload = StrictJson.newObject();
        payload.put("aud", audience)
                .put("at", UtcText.of(at))
                .put("did", node.value())
                .put("endpoint", endpoint)
                .put("operator", operator.value())
                .put("region", region);
        return NodeStatements.sign(node, JWS_TYPE, payload, signer);
    }

    /**
     * Reads a registration whose signature is that of the key it names, made for this installation
     * within five minutes.
     *
     * @throws NodeStatementIsUnacceptable if it is another's, for somebody else, or not of now
     * @throws org.codexfield.shared.DomainException if it is no such statement or the signature
     *     does not hold
     */
    public static NodeRegistration verify(String jws, String audience, Instant now) {
        var fields = NodeStatements.verified(jws, JWS_TYPE, claimed(jws));
        fields.allowOnly("aud", "at", "did", "endpoint", "operator", "region");
        var registration =
                new NodeRegistration(
                        fields.text("aud"),
                        NodeStatements.instant(fields, "at"),
                        new Did(fields.text("did")),
                        fields.text("endpoint"),
                        new Did(fields.text("operator")),
                        fields.text("region"));
        NodeStatements.requireAudience(registration.audience, audience);
        NodeStatements.requireOfNow(registration.at, now, WINDOW);
        return registration;
    }

    /** The DID in the payload, which the signature is then checked against. */
    private static Did claimed(String jws) {
        var parts = jws.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new NodeStatementIsUnacceptable("it is no signed statement");
        }
        var payload = StrictJson.parse(StrictBase64.decodeUrl(parts[1]));
        return new Did(new JsonFields(payload, JWS_TYPE).text("did"));
    }
}
