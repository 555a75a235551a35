package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.SignedIn;
import org.codexfield.identity.model.LoginAttempts;
import org.codexfield.shared.Digest;

/** What signing in writes down; each step is a transaction of its own. */
@Stateless
@PermitAll
public class LoginRecords {

    @Inject LoginAttempts attempts;
    @Inject Logins logins;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * Counts an attempt that is about to be made. What becomes of the caller's transaction, the
     * count stays.
     *
     * @return until when no attempt is looked at; empty if this one may be made
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Instant> reserve(String email) {
        return attempts.reserve(digest(email), clock.instant());
    }

    /** Takes back an attempt that could not be made. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void release(String email) {
        attempts.release(digest(email), clock.instant());
    }

    /** Forgets the failures, and tells that the person signed in. */
    public void succeeded(String email, AccountId account) {
        attempts.succeeded(digest(email));
        facts.fire(SignedIn.by(account));
    }

    /** What an API key opens now; notes that it was used. */
    public Optional<Logins.KeyStanding> apiKey(String secret) {
        var now = clock.instant();
        var found = logins.apiKey(SecretToken.digestOf(secret), now);
        found.filter(Logins.KeyStanding::useIsStale).ifPresent(key -> logins.used(key.key(), now));
        return found;
    }

    private static Digest digest(String email) {
        return SecretToken.digestOf(
                EmailAddress.find(email).map(EmailAddress::value).orElse(email));
    }
}
