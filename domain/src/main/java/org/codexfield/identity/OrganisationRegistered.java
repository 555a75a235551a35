package org.codexfield.identity;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;

/** Somebody asked that an organisation take part. */
public record OrganisationRegistered(OrganisationId id, Change change) implements Fact {

    @Override
    public Subject subject() {
        return new Subject("organisation", id.value(), id.value());
    }
}
