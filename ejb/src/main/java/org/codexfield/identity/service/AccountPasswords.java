package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.identity.PasswordChanged;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.LoginAttempts;
import org.codexfield.identity.model.OneTimeTokens;
import org.codexfield.identity.model.OneTimeTokens.Purpose;

/** Changes passwords. */
@ApplicationScoped
class AccountPasswords {

    @Inject LoginAttempts attempts;
    @Inject OneTimeTokens tokens;
    @Inject Clock clock;

    /** Sets another password: links to set one that were sent before are void. */
    PasswordChanged change(Account account, String hash) {
        var changed = account.changePassword(hash, clock.instant());
        tokens.voidAll(Purpose.PASSWORD_RESET, account.id().value());
        attempts.succeeded(SecretToken.digestOf(account.email().value()));
        return changed;
    }
}
