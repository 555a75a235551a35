package org.codexfield.identity;

import java.util.Set;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;

/** A member has other roles now. */
public record MemberRolesChanged(
        MemberId id, OrganisationId organisation, Set<Role> roles, Change change) implements Fact {

    @Override
    public Subject subject() {
        return new Subject("member", id.value(), organisation.value());
    }
}
