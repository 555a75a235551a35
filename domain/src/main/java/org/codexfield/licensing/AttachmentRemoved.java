package org.codexfield.licensing;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** A requester took a file out of an access request. */
public record AttachmentRemoved(AccessRequestId id, OrganisationId organisation, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("access-request", id.value(), organisation.value());
    }
}
