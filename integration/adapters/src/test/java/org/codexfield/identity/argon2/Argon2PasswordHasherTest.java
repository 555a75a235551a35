package org.codexfield.identity.argon2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.codexfield.identity.model.SignInIsBusy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2PasswordHasherTest {

    private static final String PASSWORD = "a river of 12";
    private static final String REFERENCE =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE";

    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher();

    @Test
    void aHash_namesItsParameters_andFitsIntoItsColumn() {
        assertThat(hasher.hash(PASSWORD))
                .matches(
                        "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}")
                .hasSizeLessThan(300);
    }

    @Test
    void onePassword_hashesDifferentlyEachTime_andMatchesEach() {
        var one = hasher.hash(PASSWORD);
        var other = hasher.hash(PASSWORD);

        assertThat(one).isNotEqualTo(other);
        assertThat(hasher.matches(PASSWORD, one)).isTrue();
        assertThat(hasher.matches(PASSWORD, other)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a river of 1",
                "A river of 12",
                "a river of 12 ",
                "a river of 12\u0000"
            })
    void anotherPassword_doesNotMatch(String other) {
        assertThat(hasher.matches(other, hasher.hash(PASSWORD))).isFalse();
    }

    /**
     * The reference implementation's answer, computed by {@code echo -n "password" | argon2
     * somesaltsomesalt -id -t 2 -k 19456 -p 1 -l 32}.
     */
    @Test
    void aHashMadeElsewhere_matches() {
        assertThat(hasher.matches("password", REFERENCE)).isTrue();
        assertThat(hasher.matches("passwore", REFERENCE)).isFalse();
    }

    @Test
    void passwordsWithOneBeginning_areNotTakenForEachOther() {
        var longest = "x".repeat(512);
        var hash = hasher.hash(longest);

        assertThat(hasher.matches(longest, hash)).isTrue();
        assertThat(hasher.matches(longest + "y", hash)).isFalse();
        assertThat(hasher.matches("x".repeat(1_000_000), hash)).isFalse();
    }

    @Test
    void nothing_matchesWhatDoesNotExist() {
        assertThat(hasher.matchesNothing(PASSWORD)).isFalse();
        assertThat(hasher.matchesNothing("")).isFalse();
        assertThat(hasher.matchesNothing("x".repeat(1_000_000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA"
            })
    void aHashOfAnotherKind_isRefused_notCompared(String hash) {
        assertThatThrownBy(() -> hasher.matches(PASSWORD, hash))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(PASSWORD);
    }

    @Test
    void whoWouldWaitTooLong_isRefused() throws Exception {
        var impatient = new Argon2PasswordHasher(2, Duration.ofMillis(1));
        var threads = Executors.newFixedThreadPool(24);
        var together = new CountDownLatch(24);
        try {
            var answers =
                    IntStream.range(0, 24)
                            .mapToObj(
                                    i ->
                                            threads.submit(
                                                    () -> {
                                                        together.countDown();
                                                        together.await();
                                                        return catchThrowable(
                                                                () -> impatient.hash(PASSWORD));
                                                    }))
                            .toList();
            int refused = 0;
            for (var answer : answers) {
                refused += answer.get() instanceof SignInIsBusy ? 1 : 0;
            }
            assertThat(refused).isBetween(1, 20);
        } finally {
            threads.shutdownNow();
        }
        assertThat(impatient.matchesNothing(PASSWORD)).as("the places are free again").isFalse();
    }

    @Test
    void aFloodOfLogins_waitsItsTurn_andEachIsAnswered() throws Exception {
        var hash = hasher.hash(PASSWORD);
        var threads = Executors.newFixedThreadPool(6);
        var together = new CountDownLatch(1);
        try {
            var answers =
                    IntStream.range(0, 12)
                            .mapToObj(
                                    i ->
                                            threads.submit(
                                                    () -> {
                                                        together.await();
                                                        return hasher.matches(
                                                                i % 2 == 0 ? PASSWORD : "wrong",
                                                                hash);
                                                    }))
                            .toList();
            together.countDown();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
