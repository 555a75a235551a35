package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.CredentialsAreWrong;
import org.codexfield.identity.model.NoSuchMembership;
import org.codexfield.identity.model.SignInIsBusy;
import org.codexfield.identity.model.TooManyAttempts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginServiceTest extends IdentityServiceTest {

    private static final String PASSWORD = IdentityApplication.PASSWORD;

    private LoginService service;
    private String email;
    private Account ann;

    @BeforeAll
    void find() {
        service = app.get(LoginService.class);
    }

    /** Ann has an account with a password. */
    @BeforeEach
    void begin() {
        email = aName() + "@example.org";
        ann = new Account(new EmailAddress(email), "Ann", "quick:" + PASSWORD, app.clock.instant());
        app.identity.database.inTransaction(() -> app.identity.accounts.add(ann));
    }

    @Test
    void signIn_takesTheAddressHoweverItIsTyped_andThePasswordAsItIs() {
        assertThat(service.signIn(" " + email.toUpperCase(Locale.ROOT), PASSWORD))
                .isEqualTo(ann.id());
        for (var other : new String[] {"", PASSWORD + " ", PASSWORD.toUpperCase(Locale.ROOT)}) {
            assertThatThrownBy(() -> service.signIn(email, other))
                    .isInstanceOf(CredentialsAreWrong.class);
        }
        assertThat(app.facts)
                .filteredOn(fact -> fact.command().equals("signed-in"))
                .extracting(fact -> fact.subject().id())
                .contains(ann.id().value());
    }

    @Test
    void unknownAddresses_areRefusedInTheSameWords_afterTheSameWork() {
        var typed = new String[] {"nobody@example.org", "", "no address", "' OR '1'='1", "a\u0000"};
        for (var address : typed) {
            int before = app.hasher.computed.get();

            assertThatThrownBy(() -> service.signIn(address, PASSWORD))
                    .as(address)
                    .isInstanceOf(CredentialsAreWrong.class)
                    .hasMessage(new CredentialsAreWrong().getMessage());
            assertThat(app.hasher.computed.get()).as("hashes").isEqualTo(before + 1);
        }
    }

    @Test
    void manyGuessesAtOnce_areNotMoreThanOneAfterTheOther() throws Exception {
        int before = app.hasher.computed.get();
        var threads = Executors.newFixedThreadPool(50);
        var together = new CountDownLatch(50);
        try {
            var guesses = new ArrayList<Callable<Throwable>>();
            for (int i = 0; i < 50; i++) {
                guesses.add(
                        () -> {
                            together.countDown();
                            together.await();
                            return catchThrowable(() -> service.signIn(email, "wrong"));
                        });
            }
            for (var guess : threads.invokeAll(guesses)) {
                assertThat(guess.get())
                        .isInstanceOfAny(CredentialsAreWrong.class, TooManyAttempts.class);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(app.hasher.computed.get() - before).as("hashes").isEqualTo(5);
    }

    @Test
    void anAttemptThatIsNotJudged_isNotCounted() {
        app.hasher.busy = true;
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> service.signIn(email, PASSWORD))
                    .isInstanceOf(SignInIsBusy.class);
        }
        app.hasher.busy = false;

        assertThat(service.signIn(email, PASSWORD)).isEqualTo(ann.id());
    }

    @Test
    void fiveFailures_blockTheAddress_evenForTheRightPassword() {
        fail(email, 5);

        assertThatThrownBy(() -> service.signIn(email, PASSWORD))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class,
                        refusal ->
                                assertThat(refusal.arguments())
                                        .containsEntry("retryAfterSeconds", "30"));
        app.clock.pass(Duration.ofSeconds(30));
        assertThat(service.signIn(email, PASSWORD)).isEqualTo(ann.id());
    }

    @Test
    void twentyFailures_keepTheAddressBlockedForAnHour() {
        for (int i = 0; i < 20; i++) {
            app.clock.pass(Duration.ofMinutes(65));
            fail(email, 1);
        }

        app.clock.pass(Duration.ofMinutes(63));
        assertThatThrownBy(() -> service.signIn(email, PASSWORD))
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void aBlock_countsNoFurtherFailures_andComputesNothing() {
        fail(email, 5);
        int before = app.hasher.computed.get();

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> service.signIn(email, "wrong"))
                    .isInstanceOf(TooManyAttempts.class);
        }

        assertThat(app.hasher.computed.get()).isEqualTo(before);
        app.clock.pass(Duration.ofSeconds(30));
        assertThat(service.signIn(email, PASSWORD)).isEqualTo(ann.id());
    }

    @Test
    void theBlock_isOfTheAddress_howeverItIsTyped_andWhetherItExistsOrNot() {
        var unknown = aName() + "@example.org";
        fail(unknown, 5);
        assertThatThrownBy(() -> service.signIn(" " + unknown.toUpperCase(Locale.ROOT), PASSWORD))
                .isInstanceOf(TooManyAttempts.class);

        fail(email, 3);
        fail("  " + email.toUpperCase(Locale.ROOT), 2);
        assertThatThrownBy(() -> service.signIn(email, PASSWORD))
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void aPasswordWithARequest_actsInTheNamedOrganisation_ifThePersonBelongsThere() {
        var acme = app.identity.anOrganisation();
        var member = app.identity.aMember(acme, ann, Role.STEWARD);
        var other = app.identity.anOrganisation();

        var caller = service.password(email, PASSWORD, acme.slug(), "203.0.113.5");

        assertThat(caller.member()).isEqualTo(member.id());
        assertThat(caller.kind()).isEqualTo(Caller.Kind.PASSWORD);
        assertThat(caller.roles()).containsExactly(Role.STEWARD);
        for (var slug : new String[] {other.slug(), "unknown", ""}) {
            assertThatThrownBy(() -> service.password(email, PASSWORD, slug, "203.0.113.5"))
                    .isInstanceOf(NoSuchMembership.class);
        }
        assertThatThrownBy(() -> service.password(email, "wrong", acme.slug(), "203.0.113.5"))
                .isInstanceOf(CredentialsAreWrong.class);
    }

    @Test
    void aSession_actsAsThePerson_fromTheAddressOfTheRequest() {
        var member = app.identity.aMember(app.identity.anOrganisation(), ann, Role.STEWARD);
        var login =
                new PortalLogin(
                        ann.id(), Optional.of(member.id()), app.clock.instant(), Optional.empty());

        assertThat(service.session(login, "203.0.113.5"))
                .hasValueSatisfying(
                        caller -> {
                            assertThat(caller.kind()).isEqualTo(Caller.Kind.SESSION);
                            assertThat(caller.address()).isEqualTo("203.0.113.5");
                            assertThat(caller.has(Role.STEWARD, member.organisation())).isTrue();
                        });
    }

    private void fail(String typed, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> service.signIn(typed, "wrong"))
                    .isInstanceOf(CredentialsAreWrong.class);
        }
    }
}
