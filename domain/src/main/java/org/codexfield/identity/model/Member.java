package org.codexfield.identity.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.codexfield.evidence.Change;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.MemberJoined;
import org.codexfield.identity.MemberLeft;
import org.codexfield.identity.MemberRolesChanged;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/** A person in an organisation, with roles there. */
@Entity
@Table(name = "member", schema = "identity")
public class Member {

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "organisation_id", nullable = false)
    private UUID organisationId;

    @Column(name = "account_id", nullable = false)
    private UUID accountId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false)
    private MemberStatus status;

    @Column(name = "roles", nullable = false)
    private String roles;

    @Column(name = "joined_at", nullable = false)
    private Instant joinedAt;

    @Column(name = "left_at")
    private @Nullable Instant leftAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    /** A new member. */
    public Member(OrganisationId organisation, AccountId account, Set<Role> roles, Instant now) {
        this.id = MemberId.next(now).value();
        this.organisationId = organisation.value();
        this.accountId = account.value();
        this.status = MemberStatus.ACTIVE;
        this.roles = RoleSet.text(roles);
        this.joinedAt = now;
    }

    /** Tells that the person joined. */
    public MemberJoined joined() {
        return new MemberJoined(id(), organisation(), account(), roles(), Change.created(state()));
    }

    /**
     * Gives other roles.
     *
     * @throws StateForbidsCommand if the member has left
     * @throws OwnRolesStay if the caller is this person
     */
    public MemberRolesChanged changeRoles(Set<Role> wanted, Caller by) {
        IdentityCommand.CHANGE_ROLES.requireState(status);
        if (by.account().equals(account())) {
            throw new OwnRolesStay();
        }
        return assume(wanted);
    }

    /**
     * Gives the roles that the identity provider asserts.
     *
     * @throws StateForbidsCommand if the member has left
     */
    public MemberRolesChanged assertRoles(Set<Role> asserted) {
        IdentityCommand.CHANGE_ROLES.requireState(status);
        return assume(asserted);
    }

    /**
     * Takes over the roles of a member who leaves.
     *
     * @param by who hands them over
     * @throws SuccessorIsUnfit unless this is another active member of the same organisation
     * @throws OwnRolesStay if the caller is this person
     */
    public MemberRolesChanged succeed(Member leaver, Caller by) {
        if (by.account().equals(account())) {
            throw new OwnRolesStay();
        }
        if (status != MemberStatus.ACTIVE) {
            throw new SuccessorIsUnfit("has left");
        }
        if (!organisation().equals(leaver.organisation()) || id().equals(leaver.id())) {
            throw new SuccessorIsUnfit("is not another member of the organisation");
        }
        var all = EnumSet.copyOf(roles());
        all.addAll(leaver.roles());
        return assume(all);
    }

    /**
     * Ends the membership; the roles are gone with it.
     *
     * @throws StateForbidsCommand if it ended before
     */
    public MemberLeft leave(Instant now) {
        IdentityCommand.END_MEMBERSHIP.requireState(status);
        var before = state();
        status = MemberStatus.LEFT;
        leftAt = now;
        return new MemberLeft(id(), organisation(), new Change(before, state()));
    }

    /** Its identifier. */
    public MemberId id() {
        return new MemberId(id);
    }

    /** Where the person is a member. */
    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    /** Who it is. */
    public AccountId account() {
        return new AccountId(accountId);
    }

    /** The roles held, or last held. */
    public Set<Role> roles() {
        return RoleSet.parse(roles);
    }

    /** Whether the person still belongs to the organisation. */
    public MemberStatus status() {
        return status;
    }

    /** Counts its changes. */
    public long version() {
        return version;
    }

    private MemberRolesChanged assume(Set<Role> wanted) {
        var before = state();
        roles = RoleSet.text(wanted);
        return new MemberRolesChanged(id(), organisation(), roles(), new Change(before, state()));
    }

    private Digest state() {
        return StateDigest.of(
                Map.of(
                        "id", id.toString(),
                        "organisation", organisationId.toString(),
                        "account", accountId.toString(),
                        "status", leftAt == null ? status.name() : status + " " + leftAt,
                        "roles", roles,
                        "joinedAt", joinedAt.toString()));
    }
}
