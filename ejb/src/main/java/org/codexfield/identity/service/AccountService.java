package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
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
    @Inject PasswordChecks checks;
    @Inject PasswordRecords records;
    @Inject PasswordResetLinks links;
    @Inject Permit permit;
    @Inject IdentityViews views;
    @Inject Clock clock;
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
     * before are void. API keys stay: each is seen, and revoked, by itself. No transaction is open
     * while the present one is judged and the wanted one hashed, which takes its time.
     *
     * @throws CredentialsAreWrong if the present one is not right
     * @throws org.codexfield.identity.model.TooManyAttempts after too many wrong ones, here or at
     *     the login
     * @throws org.codexfield.identity.model.PasswordLoginIsOff where the identity provider alone
     *     lets people in
     */
    @RolesAllowed("user")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void changePassword(String present, Password wanted) {
        checks.requireOn();
        var account = permit.inPerson("your password").account();
        var kept = records.present(account);
        checks.require(kept.email(), present, kept.known());
        records.change(account, kept, checks.hash(wanted));
    }

    /** Ends all the person's sessions, on whatever machine. */
    @RolesAllowed("user")
    public void endSessions() {
        var account = accounts.get(permit.inPerson("your sessions").account());
        facts.fire(account.endSessions(clock.instant()));
    }

    /**
     * Sends a link to set a new password, if the address has an account and was not sent too many
     * lately. Whether it has is not told, neither in words nor by the time it takes.
     *
     * @throws org.codexfield.identity.model.PasswordLoginIsOff where the identity provider alone
     *     lets people in
     */
    @PermitAll
    public void requestReset(EmailAddress email) {
        checks.requireOn();
        var account = accounts.find(email);
        if (links.mayBeSent(email, account)) {
            links.send(account).ifPresent(facts::fire);
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
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void reset(String token, Password wanted) {
        checks.requireOn();
        records.requireLink(token);
        records.reset(token, checks.hash(wanted));
    }
}
