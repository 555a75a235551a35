package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.model.Accounts;
import org.codexfield.identity.model.CredentialsAreWrong;

/** A person's own account. */
@Stateless
public class AccountService {

    @Inject Accounts accounts;
    @Inject AccountPasswords passwords;
    @Inject PasswordResetLinks links;
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
     * Sets another password; all the person's sessions end, and links to set one that were sent
     * before are void. API keys stay: each is seen, and revoked, by itself.
     *
     * @throws CredentialsAreWrong if the present one is not right
     * @throws org.codexfield.identity.model.TooManyAttempts after too many wrong ones, here or at
     *     the login
     * @throws org.codexfield.identity.model.PasswordLoginIsOff where the identity provider alone
     *     lets people in
     */
    @RolesAllowed("user")
    public void changePassword(String present, Password wanted) {
        passwords.requireOn();
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
     * Sends a link to set a new password, if the address has an account and none was asked for a
     * minute ago. Whether it has is not told, neither in words nor by the time it takes.
     *
     * @throws org.codexfield.identity.model.PasswordLoginIsOff where the identity provider alone
     *     lets people in
     */
    @PermitAll
    public void requestReset(EmailAddress email) {
        passwords.requireOn();
        if (links.mayBeSent(email)) {
            links.send(accounts.find(email)).ifPresent(facts::fire);
        }
    }

    /**
     * Sets a new password by the link; what ends with the old one is as with a change.
     *
     * @throws org.codexfield.identity.model.TokenIsInvalid if the link cannot be used
     * @throws org.codexfield.identity.model.PasswordLoginIsOff where the identity provider alone
     *     lets people in
     */
    @PermitAll
    public void reset(String token, Password wanted) {
        passwords.requireOn();
        facts.fire(passwords.change(accounts.get(links.redeem(token)), wanted));
    }
}
