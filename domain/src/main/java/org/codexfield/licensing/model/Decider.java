package org.codexfield.licensing.model;

import java.util.Set;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;

/**
 * Somebody who is about to decide.
 *
 * @param account the person, who may be a member of several organisations
 * @param member as whom the person acts now
 * @param organisation for which organisation
 * @param roles with which roles there
 * @param memberships every organisation that the person was a member of since the request was begun
 */
public record Decider(
        AccountId account,
        MemberId member,
        OrganisationId organisation,
        Set<Role> roles,
        Set<OrganisationId> memberships) {

    /** Nobody: a rule, or the time. */
    static final Decider SYSTEM =
            new Decider(
                    new AccountId(Subject.NOBODY),
                    new MemberId(Subject.NOBODY),
                    new OrganisationId(Subject.NOBODY),
                    Set.of(),
                    Set.of());

    /** Copies. */
    public Decider {
        roles = Set.copyOf(roles);
        memberships = Set.copyOf(memberships);
    }

    /** The caller. */
    public static Decider of(Caller caller, Set<OrganisationId> memberships) {
        return new Decider(
                caller.account(),
                caller.member(),
                caller.organisation(),
                caller.roles(),
                memberships);
    }

    /** Whether the person acts for the organisation with the role. */
    public boolean has(Role role, OrganisationId in) {
        return roles.contains(role) && organisation.equals(in);
    }
}
