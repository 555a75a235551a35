package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.PasswordResetRequested;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.Cooldowns;
import org.codexfield.identity.model.OneTimeTokens;
import org.codexfield.identity.model.OneTimeTokens.Purpose;
import org.codexfield.shared.Digest;

/**
 * Links to set a new password. Anybody may ask for one for any address, so that a new one leaves
 * the earlier ones good: otherwise whoever keeps asking keeps the person from using any. For the
 * same reason only a few are sent.
 */
@ApplicationScoped
class PasswordResetLinks {

    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_A_DAY = 10;
    private static final int MOST_AT_ONCE = 3;

    @Inject OneTimeTokens tokens;
    @Inject Cooldowns cooldowns;
    @Inject IdentityMails mails;
    @Inject SecureRandom random;
    @Inject Clock clock;

    /**
     * Whether a link may be sent now: while fewer than {@value #MOST_AT_ONCE} are good, at most
     * {@value #MOST_A_DAY} a day, the second a minute after the first, the others ten minutes
     * apart. Addresses that nobody has are treated the same.
     */
    boolean mayBeSent(EmailAddress email, Optional<Account> account) {
        var now = clock.instant();
        if (tokens.count(Purpose.PASSWORD_RESET, subject(account), now) >= MOST_AT_ONCE
                || !cooldowns.begin(name("minute", email), now, FIRST_PAUSE)) {
            return false;
        }
        return cooldowns.begin(name("first", email), now, DAY)
                || (cooldowns.begin(name("pause", email), now, PAUSE)
                        && cooldowns.beginOneOf(MOST_A_DAY - 1, name("again", email), now, DAY));
    }

    /** Sends the link; where there is nobody to send it to, about the same work is done. */
    Optional<PasswordResetRequested> send(Optional<Account> account) {
        var token = SecretToken.fresh(random);
        var subject = subject(account);
        var expiry = clock.instant().plus(VALIDITY);
        tokens.add(Purpose.PASSWORD_RESET, subject, token.digest(), expiry);
        if (account.isEmpty()) {
            tokens.voidAll(Purpose.PASSWORD_RESET, subject);
            return Optional.empty();
        }
        mails.passwordReset(account.get(), token);
        return account.map(Account::resetRequested);
    }

    /** Goes on only if the link can be used. */
    void look(String token) {
        tokens.look(Purpose.PASSWORD_RESET, SecretToken.digestOf(token), clock.instant());
    }

    /** Uses a link up, and tells whose it is. */
    AccountId redeem(String token) {
        var digest = SecretToken.digestOf(token);
        return new AccountId(tokens.redeem(Purpose.PASSWORD_RESET, digest, clock.instant()));
    }

    private static UUID subject(Optional<Account> account) {
        return account.map(found -> found.id().value()).orElse(Subject.NOBODY);
    }

    private static Digest name(String what, EmailAddress email) {
        return SecretToken.digestOf("password-reset " + what + " " + email.value());
    }
}
