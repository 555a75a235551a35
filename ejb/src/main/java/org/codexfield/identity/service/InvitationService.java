package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.AlreadyInvited;
import org.codexfield.identity.model.IdentityCommand;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.InvitationIsUnknown;
import org.codexfield.identity.model.Invitations;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.TooManyOf;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Administrators invite; what is accepted is in {@link InvitationAcceptance}. */
@Stateless
public class InvitationService {

    private static final long MAX_PENDING = 10_000;

    @Inject Organisations organisations;
    @Inject Invitations invitations;
    @Inject InvitationPost post;
    @Inject IdentityViews views;
    @Inject Permit permit;
    @Inject SecureRandom random;
    @Inject Clock clock;

    /** The invitations of an organisation, the newest first. */
    @RolesAllowed({"administrator", "auditor"})
    public Page<InvitationView> list(String slug, ListQuery query) {
        var organisation = organisations.get(slug);
        permit.require(IdentityCommand.READ_INVITATIONS, organisation.id());
        return views.invitations(organisation.id(), query, clock.instant());
    }

    /** The invitations that wait for the caller, told by the organisation's name. */
    @PermitAll
    public List<InvitationView> mine() {
        var caller = permit.caller();
        return caller.isPerson()
                ? views.pendingInvitations(post.addressOf(caller), clock.instant())
                : List.of();
    }

    /**
     * Invites somebody by mail.
     *
     * @throws AlreadyInvited if an invitation to the address is pending
     */
    @RolesAllowed("administrator")
    public InvitationId send(String slug, EmailAddress email, Set<Role> roles) {
        var organisation = organisations.get(slug);
        var by = permit.require(IdentityCommand.SEND_INVITATION, organisation.id());
        post.requireAssignable(organisation, roles);
        if (roles.contains(Role.OPERATOR)) {
            permit.require(IdentityCommand.APPOINT_OPERATOR);
        }
        post.requireNoMember(organisation, email);
        invitations
                .findPending(organisation.id(), email)
                .ifPresent(
                        open -> {
                            throw new AlreadyInvited();
                        });
        if (invitations.countPending(organisation.id()) >= MAX_PENDING) {
            throw new TooManyOf("pending invitations", MAX_PENDING);
        }
        var token = SecretToken.fresh(random);
        var now = clock.instant();
        var invitation =
                new Invitation(organisation.id(), email, roles, token.digest(), by.member(), now);
        invitations.add(invitation);
        post.sent(invitation, organisation, token);
        return invitation.id();
    }

    /** Sends an invitation again; the earlier link is void. */
    @RolesAllowed("administrator")
    public void renew(String slug, InvitationId id) {
        var organisation = organisations.get(slug);
        permit.require(IdentityCommand.RENEW_INVITATION, organisation.id());
        var token = SecretToken.fresh(random);
        post.renewed(invitationOf(organisation, id), organisation, token);
    }

    /** Takes an invitation back; its link is void. */
    @RolesAllowed("administrator")
    public void withdraw(String slug, InvitationId id) {
        var organisation = organisations.get(slug);
        permit.require(IdentityCommand.WITHDRAW_INVITATION, organisation.id());
        post.withdrawn(invitationOf(organisation, id));
    }

    private Invitation invitationOf(Organisation organisation, InvitationId id) {
        var invitation = invitations.get(id);
        if (!invitation.organisation().equals(organisation.id())) {
            throw new InvitationIsUnknown(id.toString());
        }
        return invitation;
    }
}
