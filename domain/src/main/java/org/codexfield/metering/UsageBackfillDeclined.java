package org.codexfield.metering;

import java.time.Instant;
import java.util.Map;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;

/**
 * Who pays does not let a node report old calls.
 *
 * @param organisation who holds the grant and pays
 */
public record UsageBackfillDeclined(
        BackfillId id,
        OrganisationId organisation,
        BackfillFacts facts,
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
        return "usage-backfill.declined";
    }

    @Override
    public Map<String, Object> document() {
        var document = facts.members(id);
        document.put("decidedBy", by.toString());
        return document;
    }
}
