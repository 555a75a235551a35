package org.codexfield.capsules;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** The log took a seal, and the ownership credential was issued. */
public record OwnershipCertified(CapsuleVersionId id, OrganisationId organisation, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("ownership-credential", id.value(), organisation.value());
    }
}
