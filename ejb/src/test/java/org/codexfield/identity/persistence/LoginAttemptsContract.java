package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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
    void fourAttempts_areFree_theFifthIsTheLastFor30Seconds() {
        var login = aLogin();
        assertThat(reserve(login, 5)).isEqualTo(5);

        assertThat(identity.attempts.reserve(login, NOON)).contains(NOON.plusSeconds(30));
        assertThat(identity.attempts.reserve(login, NOON.plusSeconds(29))).isPresent();
        assertThat(identity.attempts.reserve(login, NOON.plusSeconds(30))).isEmpty();
    }

    @Test
    void eachFurtherAttempt_doublesTheTime_upToAnHourAndFourMinutes() {
        var login = aLogin();
        reserve(login, 5);
        var now = NOON;
        for (long seconds : new long[] {30, 60, 120, 240, 480, 960, 1920, 3840, 3840, 3840}) {
            assertThat(identity.attempts.reserve(login, now)).contains(now.plusSeconds(seconds));
            now = now.plusSeconds(seconds);
            assertThat(identity.attempts.reserve(login, now)).isEmpty();
        }
    }

    @Test
    void whatIsRefused_countsNothing() {
        var login = aLogin();
        reserve(login, 5);
        assertThat(reserve(login, 20)).isZero();

        var next = NOON.plusSeconds(30);
        assertThat(identity.attempts.reserve(login, next)).isEmpty();
        assertThat(identity.attempts.reserve(login, next)).contains(next.plusSeconds(60));
    }

    @Test
    void oneLogin_doesNotBlockAnother() {
        reserve(aLogin(), 9);

        assertThat(identity.attempts.reserve(aLogin(), NOON)).isEmpty();
    }

    @Test
    void aSuccess_forgetsTheAttempts() {
        var login = aLogin();
        reserve(login, 5);
        identity.attempts.succeeded(login);

        assertThat(reserve(login, 20)).isEqualTo(5);
    }

    @Test
    void anAttemptThatWasNotMade_isTakenBack() {
        var login = aLogin();
        reserve(login, 5);
        identity.attempts.release(login, NOON);

        assertThat(reserve(login, 20)).isEqualTo(1);
    }

    @Test
    void attempts_areForgottenAfterADay() {
        var login = aLogin();
        reserve(login, 5);
        var nextDay = NOON.plus(Duration.ofDays(1)).plusMillis(1);

        for (int i = 0; i < 5; i++) {
            assertThat(identity.attempts.reserve(login, nextDay)).isEmpty();
        }
        assertThat(identity.attempts.reserve(login, nextDay)).isPresent();
    }

    @Test
    void ofAttemptsAtOnce_fiveMayBeMade() {
        var login = aLogin();
        var made = new AtomicInteger();

        atOnce(
                12,
                i -> {
                    if (identity.attempts.reserve(login, NOON).isEmpty()) {
                        made.incrementAndGet();
                    }
                });

        assertThat(made).hasValue(5);
    }

    private static Digest aLogin() {
        return SecretToken.digestOf(aName());
    }

    /** How many of so many attempts may be made. */
    private int reserve(Digest login, int times) {
        int made = 0;
        for (int i = 0; i < times; i++) {
            made += identity.attempts.reserve(login, NOON).isEmpty() ? 1 : 0;
        }
        return made;
    }
}
