package org.codexfield.capsules;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** A capsule was made; it has no version yet. */
public record CapsuleCreated(CapsuleId id, OrganisationId organisation, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("capsule", id.value(), organisation.value());
    }
}
