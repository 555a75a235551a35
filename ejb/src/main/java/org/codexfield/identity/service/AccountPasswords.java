package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.codexfield.identity.Password;
import org.codexfield.identity.PasswordChanged;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.CredentialsAreWrong;
import org.codexfield.identity.model.LoginAttempts;
import org.codexfield.identity.model.PasswordHasher;

/** Checks and changes passwords. */
@ApplicationScoped
class AccountPasswords {

    @Inject PasswordHasher hasher;
    @Inject LoginAttempts attempts;
    @Inject SecureRandom random;
    @Inject Clock clock;

    void requirePresent(Account account, String present) {
        if (account.passwordHash().isEmpty() || !hasher.matches(present, account.passwordHash())) {
            throw new CredentialsAreWrong();
        }
    }

    PasswordChanged change(Account account, Password wanted) {
        return account.changePassword(hasher.hash(wanted.value()), clock.instant());
    }

    void forgetFailures(Account account) {
        attempts.succeeded(SecretToken.digestOf(account.email().value()));
    }

    SecretToken token() {
        return SecretToken.fresh(random);
    }

    Instant now() {
        return clock.instant();
    }
}
