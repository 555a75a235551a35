package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.model.ApiKey;
import org.codexfield.identity.model.CredentialsAreWrong;
import org.codexfield.identity.model.PasswordHasher;
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

    /**
     * Checks a password. The slow hash is computed outside any transaction, also for addresses
     * without an account, so that time tells nothing.
     *
     * @throws TooManyAttempts while the address is blocked
     * @throws CredentialsAreWrong if address or password are wrong
     */
    public AccountId signIn(String email, String password, String address) {
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
     * The caller of a portal session, if the session still holds.
     *
     * @param member the membership chosen; if it is none any more, another one takes its place
     * @param since when the session began
     */
    public Optional<Caller> session(
            AccountId account, Optional<MemberId> member, Instant since, String address) {
        return logins.session(account, member, since)
                .map(found -> found.caller(Caller.Kind.SESSION, address));
    }

    /** The caller that an API key acts as, if the key opens anything. */
    public Optional<Caller> apiKey(String secret, String address) {
        if (!secret.startsWith(ApiKey.PREFIX)) {
            return Optional.empty();
        }
        return records.apiKey(secret).map(found -> found.caller(Caller.Kind.API_KEY, address));
    }
}
