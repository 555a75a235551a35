package org.codexfield.identity;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;

/** Somebody is no member any more. */
public record MemberLeft(MemberId id, OrganisationId organisation, Change change) implements Fact {

    @Override
    public Subject subject() {
        return new Subject("member", id.value(), organisation.value());
    }
}
