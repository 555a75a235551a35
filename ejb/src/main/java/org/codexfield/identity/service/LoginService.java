package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.model.ApiKey;
import org.codexfield.identity.model.CredentialsAreWrong;
import org.codexfield.identity.model.NoSuchMembership;

/**
 * Establishes who calls. Roles are read from the database at every request, so that what an
 * administrator takes away is gone at once.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoginService {

    @Inject LoginRecords records;
    @Inject Logins logins;
    @Inject PasswordChecks passwords;

    /**
     * Checks a password. The slow hash is computed outside any transaction, also for addresses
     * without an account, so that time tells nothing.
     *
     * @throws org.codexfield.identity.model.TooManyAttempts while the address is blocked
     * @throws org.codexfield.identity.model.PasswordLoginIsOff where the identity provider alone
     *     lets people in
     * @throws org.codexfield.identity.model.SignInIsBusy if too many are checked at once
     * @throws CredentialsAreWrong if address or password are wrong
     */
    public AccountId signIn(String email, String password) {
        passwords.requireOn();
        var found = logins.password(email);
        passwords.require(email, password, found.map(Logins.KnownPassword::hash));
        var account = found.orElseThrow(CredentialsAreWrong::new).account();
        records.succeeded(email, account);
        return account;
    }

    /**
     * Checks a password that came with a request, for the one command that takes one.
     *
     * @param slug the organisation that the command concerns
     * @throws NoSuchMembership if the person is no member there
     */
    public Caller password(String email, String password, String slug, String address) {
        return logins.standing(signIn(email, password), Optional.of(slug))
                .orElseThrow(NoSuchMembership::new)
                .caller(Caller.Kind.PASSWORD, address);
    }

    /** The caller of a portal session, if the session still holds. */
    public Optional<Caller> session(PortalLogin login, String address) {
        return logins.session(login).map(found -> found.caller(Caller.Kind.SESSION, address));
    }

    /** The caller that an API key acts as, if the key opens anything. */
    public Optional<Caller> apiKey(String secret, String address) {
        if (!secret.startsWith(ApiKey.PREFIX)) {
            return Optional.empty();
        }
        return records.apiKey(secret)
                .map(
                        found ->
                                found.standing()
                                        .caller(Caller.Kind.API_KEY, address)
                                        .by(found.key()));
    }
}
