package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.Accounts;
import org.codexfield.identity.model.AlreadySetUp;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.Invitations;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.OneTimeTokens;
import org.codexfield.identity.model.OneTimeTokens.Purpose;
import org.codexfield.identity.model.SignInToAccept;
import org.codexfield.identity.model.TokenIsInvalid;

/**
 * Opens accounts with a password, by a link. Each step is a transaction of its own, so that none is
 * open while the slow hash is computed between them.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AccountOpenings {

    @Inject Invitations invitations;
    @Inject OneTimeTokens tokens;
    @Inject Accounts accounts;
    @Inject MemberJoining joining;
    @Inject Founding founding;
    @Inject Installation installation;
    @Inject Clock clock;

    /** Goes on only if the invitation's link opens an account. */
    public void requireInvitation(String token) {
        invited(token);
    }

    /** Opens an account for the invited address, and makes it a member. */
    public AccountId byInvitation(String token, String name, String hash) {
        var invitation = invited(token);
        var account = new Account(invitation.email(), name, hash, clock.instant());
        accounts.add(account);
        joining.opened(account);
        joining.accept(invitation, account.id());
        return account.id();
    }

    /** Goes on only if the link sets the installation up. */
    public void requireSetUp(String token) {
        requireNoOperator();
        tokens.look(Purpose.SETUP, SecretToken.digestOf(token), clock.instant());
    }

    /** Opens the first operator's account. */
    public AccountId bySetUp(String token, EmailAddress email, String name, String hash) {
        requireNoOperator();
        var now = clock.instant();
        tokens.redeem(Purpose.SETUP, SecretToken.digestOf(token), now);
        var account = new Account(email, name, hash, now);
        accounts.add(account);
        var roles = EnumSet.of(Role.OPERATOR, Role.ADMINISTRATOR);
        var member = new Member(installation.organisation(), account.id(), roles, now);
        founding.firstOperator(account, member);
        return account.id();
    }

    private Invitation invited(String token) {
        var invitation =
                invitations.find(SecretToken.digestOf(token)).orElseThrow(TokenIsInvalid::new);
        invitation.requireOpen(clock.instant());
        if (accounts.find(invitation.email()).isPresent()) {
            throw new SignInToAccept();
        }
        return invitation;
    }

    private void requireNoOperator() {
        if (founding.hasOperator()) {
            throw new AlreadySetUp();
        }
    }
}
