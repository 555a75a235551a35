package org.codexfield.licensing;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** A requester attached a file to an access request. */
public record AttachmentAdded(AccessRequestId id, OrganisationId organisation, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("access-request", id.value(), organisation.value());
    }
}
