package org.codexfield.capsules;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** The documentation of a draft was written. */
public record DocumentationWritten(CapsuleVersionId id, OrganisationId organisation, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("capsule-version", id.value(), organisation.value());
    }
}
