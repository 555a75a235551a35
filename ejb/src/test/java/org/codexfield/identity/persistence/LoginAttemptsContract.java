package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.codexfield.identity.SecretToken;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What every store of failed logins does. */
abstract class LoginAttemptsContract extends IdentityContract {

    LoginAttemptsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void fourFailures_areForgiven_theFifthBlocksFor30Seconds() {
        var login = aLogin();
        fail(login, 4);
        assertThat(identity.attempts.blockedUntil(login, NOON)).isEmpty();

        fail(login, 1);

        assertThat(identity.attempts.blockedUntil(login, NOON)).contains(NOON.plusSeconds(30));
        assertThat(identity.attempts.blockedUntil(login, NOON.plusSeconds(30))).isEmpty();
    }

    @Test
    void eachFurtherFailure_doublesTheTime_upToAnHourAndFourMinutes() {
        var login = aLogin();
        fail(login, 6);
        assertThat(identity.attempts.blockedUntil(login, NOON)).contains(NOON.plusSeconds(60));
        fail(login, 6);
        assertThat(identity.attempts.blockedUntil(login, NOON))
                .contains(NOON.plus(Duration.ofMinutes(64)));
        fail(login, 100);
        assertThat(identity.attempts.blockedUntil(login, NOON))
                .contains(NOON.plus(Duration.ofMinutes(64)));
    }

    @Test
    void oneLogin_doesNotBlockAnother() {
        var login = aLogin();
        fail(login, 9);

        assertThat(identity.attempts.blockedUntil(aLogin(), NOON)).isEmpty();
    }

    @Test
    void aSuccess_forgetsTheFailures() {
        var login = aLogin();
        fail(login, 4);
        identity.attempts.succeeded(login);
        fail(login, 4);

        assertThat(identity.attempts.blockedUntil(login, NOON)).isEmpty();
    }

    @Test
    void failures_areForgottenAfterADay() {
        var login = aLogin();
        fail(login, 9);
        var nextDay = NOON.plus(Duration.ofDays(1)).plusMillis(1);

        identity.attempts.failed(login, nextDay);

        assertThat(identity.attempts.blockedUntil(login, nextDay)).isEmpty();
    }

    @Test
    void failuresAtOnce_areAllCounted() {
        var login = aLogin();

        atOnce(12, i -> identity.attempts.failed(login, NOON));

        assertThat(
                        identity.database
                                .sql()
                                .number(
                                        "SELECT failures FROM identity.login_attempts WHERE"
                                                + " login_digest = ?",
                                        List.of(login)))
                .isEqualTo(12);
    }

    private static Digest aLogin() {
        return SecretToken.digestOf(aName());
    }

    private void fail(Digest login, int times) {
        for (int i = 0; i < times; i++) {
            identity.attempts.failed(login, NOON);
        }
    }
}
