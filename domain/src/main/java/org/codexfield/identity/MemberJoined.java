package org.codexfield.identity;

import java.util.Set;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;

/** Somebody became a member. */
public record MemberJoined(
        MemberId id, OrganisationId organisation, AccountId account, Set<Role> roles, Change change)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject("member", id.value(), organisation.value());
    }
}
