package org.codexfield.metering.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.StrictBase64;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Did;
import org.codexfield.shared.DidIsMalformed;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.Ids;
import org.codexfield.shared.UtcText;
import org.jspecify.annotations.Nullable;

/**
 * The payer's proof: who holds a grant says by it that nodes outside of the gateway may report
 * calls under the grant. A compact JWS by a key of the consumer's DID.
 *
 * @param audience the installation's public address, without a slash at its end
 * @param id its identifier
 * @param grant under which grant
 * @param node the only node that may use it; any that hosts the version if there is none
 * @param from the first instant of calls that it covers
 * @param until the first instant that it covers no more
 */
public record CallToken(
        String audience, UUID id, UUID grant, @Nullable UUID node, Instant from, Instant until) {

    /** The {@code typ} of the signature. */
    public static final String JWS_TYPE = "codexfield-call+jwt";

    /** The longest text that is read, in characters. */
    public static final int MAX_LENGTH = 4096;

    /** The longest time that a token covers. */
    public static final Duration LONGEST = Duration.ofDays(92);

    private static final int PARTS = 3;

    /**
     * @throws CallTokenIsUnacceptable if it covers no time, or too much
     */
    public CallToken {
        if (!from.isBefore(until) || until.isAfter(from.plus(LONGEST))) {
            throw new CallTokenIsUnacceptable(
                    "it must cover some time, and at most " + LONGEST.toDays() + " days");
        }
    }

    /** Whether it covers a call at this instant, at this node. */
    public boolean covers(Instant at, UUID by) {
        return !at.isBefore(from) && at.isBefore(until) && (node == null || node.equals(by));
    }

    /** The canonical payload, to be signed. */
    public byte[] payload() {
        var json = StrictJson.newObject();
        json.put("aud", audience)
                .put("from", UtcText.of(from))
                .put("grant", grant.toString())
                .put("id", id.toString())
                .put("until", UtcText.of(until));
        if (node != null) {
            json.put("node", node.toString());
        }
        return CanonicalJson.of(json);
    }

    /** The digest by which events name a token that is known. */
    public static Digest digest(String jws) {
        return Digest.of(jws.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * What a text says; nothing is checked yet.
     *
     * @throws CallTokenIsUnacceptable if the text is no such token
     */
    public static CallToken claimed(String jws) {
        try {
            var parts = jws.split("\\.", -1);
            if (parts.length != PARTS || jws.length() > MAX_LENGTH) {
                throw new CallTokenIsUnacceptable("it is no compact signature");
            }
            return read(StrictJson.parse(StrictBase64.decodeUrl(parts[1])));
        } catch (CallTokenIsUnacceptable e) {
            throw e;
        } catch (DomainException e) {
            throw new CallTokenIsUnacceptable("it is not of this form");
        }
    }

    /**
     * Reads a token.
     *
     * @param keys the keys of the consumer, by the DID URL of each
     * @throws CallTokenIsUnacceptable if it is for another installation, or not of this form
     * @throws DomainException if the signature does not hold
     */
    public static CallToken verify(
            String jws, String audience, Function<String, Optional<VerificationKey>> keys) {
        var token = read(Jws.verify(jws, JWS_TYPE, keys).json());
        if (!token.audience.equals(audience)) {
            throw new CallTokenIsUnacceptable("it is for another installation");
        }
        return token;
    }

    private static CallToken read(JsonNode json) {
        var fields = new JsonFields(json, JWS_TYPE);
        fields.allowOnly("aud", "from", "grant", "id", "node", "until");
        var node = fields.optionalText("node");
        return new CallToken(
                fields.text("aud"),
                Ids.parse("call token", fields.text("id")),
                Ids.parse("grant", fields.text("grant")),
                node == null ? null : Ids.parse("node", node),
                NodeStatements.instant(fields, "from"),
                NodeStatements.instant(fields, "until"));
    }

    /**
     * The DID of the installation that it is for.
     *
     * @throws CallTokenIsUnacceptable if its audience is no address
     */
    public Did installation() {
        try {
            return Did.web(URI.create(audience));
        } catch (IllegalArgumentException | DidIsMalformed e) {
            throw new CallTokenIsUnacceptable("its audience is no address");
        }
    }
}
