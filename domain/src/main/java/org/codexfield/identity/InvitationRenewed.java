package org.codexfield.identity;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;

/** An invitation was sent again, with a new link. */
public record InvitationRenewed(InvitationId id, OrganisationId organisation, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("invitation", id.value(), organisation.value());
    }
}
