package org.codexfield.capsules;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** A part was taken out of a draft. */
public record PartRemoved(PartId id, OrganisationId organisation, Change change) implements Fact {

    @Override
    public Subject subject() {
        return new Subject("capsule-part", id.value(), organisation.value());
    }
}
