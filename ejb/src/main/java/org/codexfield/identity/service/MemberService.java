package org.codexfield.identity.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.ApiKeys;
import org.codexfield.identity.model.IdentityCommand;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.LastAdministratorStays;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.MemberIsUnknown;
import org.codexfield.identity.model.Members;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.RoleBelongsToTheInstallation;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.StaleVersion;

/** Who belongs to an organisation, and what they may do there. */
@Stateless
public class MemberService {

    @Inject Organisations organisations;
    @Inject Members members;
    @Inject ApiKeys apiKeys;
    @Inject IdentityViews views;
    @Inject Permit permit;
    @Inject Installation installation;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /** The members of an organisation. */
    @RolesAllowed("user")
    public Page<MemberView> list(String slug, ListQuery query) {
        var organisation = organisations.get(slug);
        permit.require(IdentityCommand.READ_MEMBERS, organisation.id());
        return views.members(organisation.id(), query);
    }

    /** One member. */
    @RolesAllowed("user")
    public MemberView get(String slug, MemberId id) {
        var organisation = organisations.get(slug);
        permit.require(IdentityCommand.READ_MEMBERS, organisation.id());
        return views.member(organisation.id(), id)
                .orElseThrow(() -> new MemberIsUnknown(id.toString()));
    }

    /**
     * Gives a member other roles.
     *
     * @param expectedVersion the version that the caller saw; empty to overwrite any
     */
    @RolesAllowed("administrator")
    public MemberView changeRoles(
            String slug, MemberId id, Set<Role> roles, Optional<Long> expectedVersion) {
        var organisation = lock(slug);
        var by = permit.require(IdentityCommand.CHANGE_ROLES, organisation.id());
        var member = memberOf(organisation, id);
        expectedVersion.ifPresent(version -> StaleVersion.require(version, member.version()));
        requireAssignable(organisation, roles);
        requireAppointable(member.roles().contains(Role.OPERATOR) != roles.contains(Role.OPERATOR));
        facts.fire(member.changeRoles(roles, by));
        requireAdministrable(organisation);
        return views.member(organisation.id(), id).orElseThrow();
    }

    /**
     * Ends a membership: one's own, or as administrator another's. The API keys go with it.
     *
     * @param successor takes over the roles, if named
     */
    @RolesAllowed("user")
    public void end(String slug, MemberId id, Optional<MemberId> successor) {
        var organisation = lock(slug);
        var member = memberOf(organisation, id);
        if (!isOwn(member)) {
            permit.require(IdentityCommand.END_MEMBERSHIP, organisation.id());
            requireAppointable(member.roles().contains(Role.OPERATOR));
        }
        successor.ifPresent(
                heir -> facts.fire(memberOf(organisation, heir).succeed(member, permit.caller())));
        facts.fire(member.leave(clock.instant()));
        apiKeys.activeOf(id).forEach(key -> facts.fire(key.revoke()));
        requireAdministrable(organisation);
    }

    private boolean isOwn(Member member) {
        var own = permit.person("leaving").account().equals(member.account());
        if (own) {
            permit.inPerson("leaving");
        }
        return own;
    }

    private Organisation lock(String slug) {
        return organisations.lock(organisations.get(slug).id());
    }

    private Member memberOf(Organisation organisation, MemberId id) {
        var member = members.get(id);
        if (!member.organisation().equals(organisation.id())) {
            throw new MemberIsUnknown(id.toString());
        }
        return member;
    }

    private void requireAssignable(Organisation organisation, Set<Role> roles) {
        if (roles.contains(Role.OPERATOR)
                && !organisation.id().equals(installation.organisation())) {
            throw new RoleBelongsToTheInstallation();
        }
    }

    /** Administrators do not make operators, nor unmake them. */
    private void requireAppointable(boolean operatorChanges) {
        if (operatorChanges) {
            permit.require(IdentityCommand.APPOINT_OPERATOR);
        }
    }

    private void requireAdministrable(Organisation organisation) {
        requireSomebody(organisation, Role.ADMINISTRATOR);
        if (organisation.id().equals(installation.organisation())) {
            requireSomebody(organisation, Role.OPERATOR);
        }
    }

    private void requireSomebody(Organisation organisation, Role role) {
        if (members.countWith(organisation.id(), role) == 0) {
            throw new LastAdministratorStays(role.code());
        }
    }
}
