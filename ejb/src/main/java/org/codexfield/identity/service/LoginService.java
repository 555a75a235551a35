package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.codexfield.config.Settings;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.model.ApiKey;
import org.codexfield.identity.model.CredentialsAreWrong;
import org.codexfield.identity.model.NoSuchMembership;
import org.codexfield.identity.model.PasswordHasher;
import org.codexfield.identity.model.PasswordLoginIsOff;
import org.codexfield.identity.model.TooManyAttempts;

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
    @Inject PasswordHasher hasher;
    @Inject Settings settings;

    /**
     * Checks a password. The slow hash is computed outside any transaction, also for addresses
     * without an account, so that time tells nothing.
     *
     * @throws TooManyAttempts while the address is blocked
     * @throws PasswordLoginIsOff where the identity provider alone lets people in
     * @throws CredentialsAreWrong if address or password are wrong
     */
    public AccountId signIn(String email, String password) {
        if (!settings.passwordLogin()) {
            throw new PasswordLoginIsOff();
        }
        records.requireUnblocked(email);
        var found = logins.password(email);
        boolean right =
                found.map(known -> hasher.matches(password, known.hash()))
                        .orElseGet(() -> hasher.matchesNothing(password));
        if (!right || found.isEmpty()) {
            records.failed(email);
            throw new CredentialsAreWrong();
        }
        records.succeeded(email, found.get().account());
        return found.get().account();
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
        return records.apiKey(secret).map(found -> found.caller(Caller.Kind.API_KEY, address));
    }
}
