package org.codexfield.capsules;

import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** The catalogue shows another version of a capsule, or none. */
public record CapsuleListed(
        CapsuleId id, OrganisationId organisation, CapsuleName capsule, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("capsule", id.value(), organisation.value());
    }
}
