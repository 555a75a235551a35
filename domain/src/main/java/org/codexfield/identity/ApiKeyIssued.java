package org.codexfield.identity;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;

/** A member has a new API key. */
public record ApiKeyIssued(ApiKeyId id, OrganisationId organisation, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("api-key", id.value(), organisation.value());
    }
}
