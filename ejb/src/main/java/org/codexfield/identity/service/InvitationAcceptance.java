package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.Password;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Accounts;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.InvitationIsForAnother;
import org.codexfield.identity.model.Invitations;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.SignInToAccept;
import org.codexfield.identity.model.TokenIsInvalid;

/** Whoever shows the token of an invitation becomes a member. */
@Stateless
public class InvitationAcceptance {

    @Inject Invitations invitations;
    @Inject Accounts accounts;
    @Inject Organisations organisations;
    @Inject PasswordChecks passwords;
    @Inject AccountOpenings openings;
    @Inject MemberJoining joining;
    @Inject Clock clock;

    /**
     * What an invitation offers.
     *
     * @param hasAccount whether the person must sign in to accept
     */
    public record Offer(String organisation, String email, boolean hasAccount) {}

    /**
     * Shows what an invitation offers.
     *
     * @throws TokenIsInvalid if the link cannot be used
     */
    @PermitAll
    public Offer look(String token) {
        var invitation = open(token);
        return new Offer(
                organisations.get(invitation.organisation()).name(),
                invitation.email().value(),
                accounts.find(invitation.email()).isPresent());
    }

    /**
     * Opens an account for the invited address, and makes it a member.
     *
     * @throws TokenIsInvalid if the link cannot be used
     * @throws SignInToAccept if the address has an account
     */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AccountId acceptAsNewPerson(String token, String name, Password password) {
        passwords.requireOn();
        openings.requireInvitation(token);
        return openings.byInvitation(token, name, passwords.hash(password));
    }

    /**
     * Makes the caller, whose address is invited, a member.
     *
     * @throws InvitationIsForAnother if another address was invited
     */
    @RolesAllowed("user")
    public void accept(String token) {
        accept(open(token));
    }

    /** The same from the inbox, where the caller's own address is proof enough. */
    @RolesAllowed("user")
    public void accept(InvitationId id) {
        accept(invitations.get(id));
    }

    private void accept(Invitation invitation) {
        var account = accounts.get(joining.person().account());
        if (!account.email().equals(invitation.email())) {
            throw new InvitationIsForAnother();
        }
        joining.accept(invitation, account.id());
    }

    private Invitation open(String token) {
        var invitation =
                invitations.find(SecretToken.digestOf(token)).orElseThrow(TokenIsInvalid::new);
        invitation.requireOpen(clock.instant());
        return invitation;
    }
}
