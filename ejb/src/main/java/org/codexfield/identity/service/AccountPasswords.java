package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.codexfield.identity.Password;
import org.codexfield.identity.PasswordChanged;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.LoginAttempts;
import org.codexfield.identity.model.OneTimeTokens;
import org.codexfield.identity.model.OneTimeTokens.Purpose;

/** Checks and changes passwords. */
@ApplicationScoped
class AccountPasswords {

    @Inject PasswordChecks checks;
    @Inject LoginAttempts attempts;
    @Inject OneTimeTokens tokens;
    @Inject Clock clock;

    /** Goes on only where passwords sign in. */
    void requireOn() {
        checks.requireOn();
    }

    /** Goes on only if it is the present password; guesses count as those at the login do. */
    void requirePresent(Account account, String present) {
        var hash = Optional.of(account.passwordHash()).filter(known -> !known.isEmpty());
        checks.require(account.email().value(), present, hash);
    }

    /** Sets another password: links to set one that were sent before are void. */
    PasswordChanged change(Account account, Password wanted) {
        var changed = account.changePassword(checks.hash(wanted), clock.instant());
        tokens.voidAll(Purpose.PASSWORD_RESET, account.id().value());
        attempts.succeeded(SecretToken.digestOf(account.email().value()));
        return changed;
    }

    Instant now() {
        return clock.instant();
    }
}
