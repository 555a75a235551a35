package org.codexfield.capsules;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** A draft of a version was begun. */
public record VersionDrafted(CapsuleVersionId id, OrganisationId organisation, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("capsule-version", id.value(), organisation.value());
    }
}
