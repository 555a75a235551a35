package org.codexfield.metering;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.codexfield.evidence.Actor;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.shared.Digest;

/**
 * The provider of a call corrected its receipt. The log holds the digest of the reason alone.
 *
 * @param receipt the old one
 * @param correction the new one
 * @param provider whose decision it is
 * @param before the digest of the old receipt
 * @param actor who decided, which the thread that writes it down is not
 */
public record ReceiptCorrected(
        ReceiptId receipt,
        ReceiptId correction,
        OrganisationId provider,
        CorrectionKind kind,
        Amount amount,
        String reason,
        Digest before,
        Actor actor,
        Instant at)
        implements LoggedFact {

    /**
     * What the call costs.
     *
     * @param microMu by the old receipt
     * @param correctedMicroMu by the new one
     */
    public record Amount(long microMu, long correctedMicroMu) {}

    @Override
    public Subject subject() {
        return new Subject("receipt", receipt.value(), provider.value());
    }

    @Override
    public Change change() {
        var after = StrictJson.newObject();
        document().forEach((name, value) -> after.put(name, value.toString()));
        return new Change(before, CanonicalJson.digest(after));
    }

    @Override
    public String leafType() {
        return "receipt.corrected";
    }

    @Override
    public Optional<Actor> toldBy() {
        return Optional.of(actor);
    }

    @Override
    public Map<String, Object> document() {
        return Map.of(
                "receipt",
                receipt.toString(),
                "correctedBy",
                correction.toString(),
                "correction",
                kind.code(),
                "microMu",
                amount.microMu(),
                "correctedMicroMu",
                amount.correctedMicroMu(),
                "reasonDigest",
                reasonDigest().hex(),
                "decidedBy",
                actor.member().toString());
    }

    private Digest reasonDigest() {
        return Digest.of(reason.getBytes(StandardCharsets.UTF_8));
    }
}
