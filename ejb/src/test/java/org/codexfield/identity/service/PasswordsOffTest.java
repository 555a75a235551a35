package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.caller;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.model.PasswordLoginIsOff;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the identity provider alone lets people in, no way leads to a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordsOffTest {

    private static final Caller VISITOR = Caller.anonymous("198.51.100.7");
    private static final Password WANTED = new Password("another river of 12");
    private static final EmailAddress EMAIL = new EmailAddress("ann@example.org");

    private IdentityApplication app;

    @BeforeAll
    void start() {
        app = IdentityApplication.withoutPasswords(TestDatabase.h2());
        app.in(() -> app.get(FirstStart.class).foundOrCheck());
    }

    @AfterAll
    void stop() throws SQLException {
        app.close();
    }

    Stream<Arguments> ways() {
        var account = app.get(AccountService.class);
        var acceptance = app.get(InvitationAcceptance.class);
        var login = app.get(LoginService.class);
        return Stream.of(
                way("signing in", () -> login.signIn(EMAIL.value(), "x")),
                way("asking for a link", () -> account.requestReset(EMAIL)),
                way("using a link", () -> account.reset("x", WANTED)),
                way("joining", () -> acceptance.acceptAsNewPerson("x", "Ann", WANTED)),
                way(
                        "setting up",
                        () -> app.get(SetupService.class).setUp("x", EMAIL, "Ann", WANTED)));
    }

    private static Arguments way(String name, Runnable way) {
        return Arguments.of(name, way);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void noWay_leadsToAPassword(String name, Runnable way) {
        assertThatThrownBy(() -> app.does(VISITOR, way)).isInstanceOf(PasswordLoginIsOff.class);
    }

    @Test
    void aPasswordFromBefore_isNotChanged() {
        var ann = app.identity.aPerson();

        assertThatThrownBy(
                        () ->
                                app.does(
                                        caller(ann),
                                        () ->
                                                app.get(AccountService.class)
                                                        .changePassword("hash", WANTED)))
                .isInstanceOf(PasswordLoginIsOff.class);
    }
}
