package org.codexfield.metering;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/**
 * Who runs a node asked to report old calls under a grant.
 *
 * @param organisation who holds the grant and pays
 */
public record UsageBackfillAsked(
        BackfillId id, OrganisationId organisation, BackfillFacts facts, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("usage-backfill", id.value(), organisation.value());
    }
}
