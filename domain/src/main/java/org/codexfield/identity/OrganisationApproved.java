package org.codexfield.identity;

import java.time.Instant;
import java.util.Map;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.shared.Did;

/** An operator let an organisation take part. */
public record OrganisationApproved(
        OrganisationId id, Did did, MemberId decidedBy, Change change, Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("organisation", id.value(), id.value());
    }

    @Override
    public String leafType() {
        return "organisation.approved";
    }

    @Override
    public Map<String, Object> document() {
        return Map.of(
                "organisation",
                id.toString(),
                "did",
                did.value(),
                "decidedBy",
                decidedBy.toString());
    }
}
