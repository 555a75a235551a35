package org.codexfield.metering.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Ids;
import org.codexfield.shared.UtcText;

/**
 * What a gateway shows to a node, signed by the installation: a node serves nobody else.
 *
 * @param node for which it is
 * @param issuedAt from when it holds
 * @param expiresAt the first instant at which it holds no more, at most {@link #MAX_LIFE} later
 */
public record GatewayToken(UUID node, Instant issuedAt, Instant expiresAt) {

    /** The {@code typ} of the signature. */
    public static final String JWS_TYPE = "codexfield-gateway+jwt";

    /** The longest life. */
    public static final Duration MAX_LIFE = Duration.ofSeconds(60);

    private static final Duration SKEW = Duration.ofSeconds(5);

    /** The bytes to sign: canonical JSON. */
    public byte[] payload() {
        var payload = StrictJson.newObject();
        payload.put("aud", node.toString())
                .put("iat", UtcText.of(issuedAt))
                .put("exp", UtcText.of(expiresAt));
        return CanonicalJson.of(payload);
    }

    /**
     * Reads a token for this node that holds now.
     *
     * @param keys gives the installation's key of a {@code kid}, or none
     * @throws NodeStatementIsUnacceptable if it is for another node, or not of now
     * @throws org.codexfield.shared.DomainException if it is no such token or the signature does
     *     not hold
     */
    public static GatewayToken verify(
            String jws, UUID node, Function<String, Optional<VerificationKey>> keys, Instant now) {
        var fields = new JsonFields(Jws.verify(jws, JWS_TYPE, keys).json(), JWS_TYPE);
        fields.allowOnly("aud", "iat", "exp");
        var token =
                new GatewayToken(
                        Ids.parse("node", fields.text("aud")),
                        NodeStatements.instant(fields, "iat"),
                        NodeStatements.instant(fields, "exp"));
        NodeStatements.requireAudience(token.node.toString(), node.toString());
        if (token.expiresAt.isAfter(token.issuedAt.plus(MAX_LIFE))
                || now.isBefore(token.issuedAt.minus(SKEW))
                || !now.isBefore(token.expiresAt)) {
            throw new NodeStatementIsUnacceptable("it does not hold now");
        }
        return token;
    }
}
