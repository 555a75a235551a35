package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.PasswordResetRequested;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.Cooldowns;
import org.codexfield.identity.model.OneTimeTokens;
import org.codexfield.identity.model.OneTimeTokens.Purpose;

/** Links to set a new password: one at a time, and not one after the other. */
@ApplicationScoped
class PasswordResetLinks {

    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Inject OneTimeTokens tokens;
    @Inject Cooldowns cooldowns;
    @Inject IdentityMails mails;
    @Inject SecureRandom random;
    @Inject Clock clock;

    /**
     * Whether a link may be asked for: once a minute for an address, whoever has it, if anybody.
     */
    boolean mayBeSent(EmailAddress email) {
        var what = SecretToken.digestOf("password-reset " + email.value());
        return cooldowns.begin(what, clock.instant(), PAUSE);
    }

    /** Sends the link; where there is nobody to send it to, about the same work is done. */
    Optional<PasswordResetRequested> send(Optional<Account> account) {
        var token = SecretToken.fresh(random);
        var subject = account.map(found -> found.id().value()).orElse(Subject.NOBODY);
        var expiry = clock.instant().plus(VALIDITY);
        tokens.issue(Purpose.PASSWORD_RESET, subject, token.digest(), expiry);
        if (account.isEmpty()) {
            tokens.voidAll(Purpose.PASSWORD_RESET, subject);
            return Optional.empty();
        }
        mails.passwordReset(account.get(), token);
        return account.map(Account::resetRequested);
    }

    /** Uses a link up, and tells whose it is. */
    AccountId redeem(String token) {
        var digest = SecretToken.digestOf(token);
        return new AccountId(tokens.redeem(Purpose.PASSWORD_RESET, digest, clock.instant()));
    }
}
