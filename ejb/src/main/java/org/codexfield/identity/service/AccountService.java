package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Accounts;
import org.codexfield.identity.model.CredentialsAreWrong;
import org.codexfield.identity.model.OneTimeTokens;
import org.codexfield.identity.model.OneTimeTokens.Purpose;

/** A person's own account. */
@Stateless
public class AccountService {

    private static final Duration RESET_VALIDITY = Duration.ofHours(1);

    @Inject Accounts accounts;
    @Inject AccountPasswords passwords;
    @Inject OneTimeTokens tokens;
    @Inject IdentityMails mails;
    @Inject Permit permit;
    @Inject IdentityViews views;
    @Inject Event<Fact> facts;

    /**
     * The person, and where they are a member.
     *
     * @param hasPassword whether a password signs the person in, or the identity provider alone
     */
    public record Me(
            String account,
            String name,
            String email,
            boolean hasPassword,
            List<MembershipView> memberships) {}

    /** The caller's own account. */
    @RolesAllowed("user")
    public Me me() {
        var account = accounts.get(permit.person("your account").account());
        return new Me(
                account.id().toString(),
                account.displayName(),
                account.email().value(),
                !account.passwordHash().isEmpty(),
                views.memberships(account.id()));
    }

    /**
     * Sets another password; all the person's sessions end.
     *
     * @throws CredentialsAreWrong if the present one is not right
     */
    @RolesAllowed("user")
    public void changePassword(String present, Password wanted) {
        var account = accounts.get(permit.inPerson("your password").account());
        passwords.requirePresent(account, present);
        facts.fire(passwords.change(account, wanted));
    }

    /** Ends all the person's sessions, on whatever machine. */
    @RolesAllowed("user")
    public void endSessions() {
        var account = accounts.get(permit.person("your sessions").account());
        facts.fire(account.endSessions(passwords.now()));
    }

    /**
     * Sends a link to set a new password, if the address has an account. Whether it has is not
     * told.
     */
    @PermitAll
    public void requestReset(EmailAddress email) {
        accounts.find(email)
                .ifPresent(
                        account -> {
                            var token = passwords.token();
                            tokens.issue(
                                    Purpose.PASSWORD_RESET,
                                    account.id().value(),
                                    token.digest(),
                                    passwords.now().plus(RESET_VALIDITY));
                            facts.fire(account.resetRequested());
                            mails.passwordReset(account, token);
                        });
    }

    /**
     * Sets a new password by the link.
     *
     * @throws org.codexfield.identity.model.TokenIsInvalid if the link cannot be used
     */
    @PermitAll
    public void reset(String token, Password wanted) {
        var id =
                tokens.redeem(Purpose.PASSWORD_RESET, SecretToken.digestOf(token), passwords.now());
        var account = accounts.get(new AccountId(id));
        facts.fire(passwords.change(account, wanted));
        passwords.forgetFailures(account);
    }
}
