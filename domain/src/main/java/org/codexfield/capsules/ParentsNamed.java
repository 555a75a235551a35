package org.codexfield.capsules;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** The parents of a draft were named. */
public record ParentsNamed(CapsuleVersionId id, OrganisationId organisation, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("capsule-version", id.value(), organisation.value());
    }
}
