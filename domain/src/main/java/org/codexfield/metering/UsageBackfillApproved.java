package org.codexfield.metering;

import java.time.Instant;
import java.util.Map;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.UtcText;

/**
 * Who pays lets a node report old calls for some time.
 *
 * @param organisation who holds the grant and pays
 * @param reportableUntil up to when they may be reported
 */
public record UsageBackfillApproved(
        BackfillId id,
        OrganisationId organisation,
        BackfillFacts facts,
        Instant reportableUntil,
        MemberId by,
        Change change,
        Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("usage-backfill", id.value(), organisation.value());
    }

    @Override
    public String leafType() {
        return "usage-backfill.approved";
    }

    @Override
    public Map<String, Object> document() {
        var document = facts.members(id);
        document.put("decidedBy", by.toString());
        document.put("reportableUntil", UtcText.of(reportableUntil));
        return document;
    }
}
