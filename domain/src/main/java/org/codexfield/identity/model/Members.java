package org.codexfield.identity.model;

import java.util.Optional;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;

/** The members that are kept. */
public interface Members {

    /** Keeps a new one. */
    void add(Member member);

    /** The member, or {@link MemberIsUnknown}. */
    Member get(MemberId id);

    /** The active member that this account is in the organisation, if any. */
    Optional<Member> find(OrganisationId organisation, AccountId account);

    /** How many active members of the organisation hold the role. */
    long countWith(OrganisationId organisation, Role role);
}
