package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.SignedIn;
import org.codexfield.identity.model.LoginAttempts;
import org.codexfield.identity.model.TooManyAttempts;
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
     * Goes on only while attempts for this address are looked at.
     *
     * @throws TooManyAttempts otherwise
     */
    public void requireUnblocked(String email) {
        var now = clock.instant();
        attempts.blockedUntil(digest(email), now)
                .ifPresent(
                        until -> {
                            throw new TooManyAttempts(
                                    Math.max(1, Duration.between(now, until).toSeconds()));
                        });
    }

    /** Counts a failure. */
    public void failed(String email) {
        attempts.failed(digest(email), clock.instant());
    }

    /** Forgets the failures, and tells that the person signed in. */
    public void succeeded(String email, AccountId account) {
        attempts.succeeded(digest(email));
        facts.fire(SignedIn.by(account));
    }

    /** What an API key opens now; notes that it was used. */
    public Optional<Logins.Standing> apiKey(String secret) {
        var now = clock.instant();
        var found = logins.apiKey(SecretToken.digestOf(secret), now);
        found.filter(Logins.KeyStanding::useIsStale).ifPresent(key -> logins.used(key.key(), now));
        return found.map(Logins.KeyStanding::standing);
    }

    private static Digest digest(String email) {
        return SecretToken.digestOf(
                EmailAddress.find(email).map(EmailAddress::value).orElse(email));
    }
}
