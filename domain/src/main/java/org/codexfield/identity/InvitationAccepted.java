package org.codexfield.identity;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;

/** An invited person accepted. */
public record InvitationAccepted(InvitationId id, OrganisationId organisation, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("invitation", id.value(), organisation.value());
    }
}
