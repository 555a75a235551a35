package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.codexfield.config.Settings;
import org.codexfield.identity.Password;
import org.codexfield.identity.model.CredentialsAreWrong;
import org.codexfield.identity.model.PasswordHasher;
import org.codexfield.identity.model.PasswordLoginIsOff;
import org.codexfield.identity.model.SignInIsBusy;
import org.codexfield.identity.model.TooManyAttempts;

/**
 * Checks passwords, wherever one is shown: the attempt is counted, then judged, and forgotten only
 * if it was right. One counter serves all places, so that none is a way around another.
 */
@ApplicationScoped
class PasswordChecks {

    @Inject LoginRecords records;
    @Inject PasswordHasher hasher;
    @Inject Settings settings;
    @Inject Clock clock;

    /**
     * Goes on only where passwords sign in.
     *
     * @throws PasswordLoginIsOff otherwise
     */
    void requireOn() {
        if (!settings.passwordLogin()) {
            throw new PasswordLoginIsOff();
        }
    }

    /**
     * Goes on only if the password is right. Without a hash the same work is done.
     *
     * @param hash the account's; empty if there is no such account, or it has none
     * @throws TooManyAttempts while attempts for this address are blocked
     * @throws CredentialsAreWrong if the password is wrong
     * @throws SignInIsBusy if it could not be judged; then it is not counted
     */
    void require(String email, String password, Optional<String> hash) {
        records.reserve(email)
                .ifPresent(
                        until -> {
                            var wait = Duration.between(clock.instant(), until).toSeconds();
                            throw new TooManyAttempts(Math.max(1, wait));
                        });
        if (!judge(email, password, hash)) {
            throw new CredentialsAreWrong();
        }
    }

    /** The hash of a new password. */
    String hash(Password wanted) {
        return hasher.hash(wanted.value());
    }

    private boolean judge(String email, String password, Optional<String> hash) {
        try {
            return hash.map(known -> hasher.matches(password, known))
                    .orElseGet(() -> hasher.matchesNothing(password));
        } catch (SignInIsBusy busy) {
            records.release(email);
            throw busy;
        }
    }
}
