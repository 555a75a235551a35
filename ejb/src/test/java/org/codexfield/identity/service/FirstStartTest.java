package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.service.IdentityApplication.PUBLIC_URL;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.AlreadySetUp;
import org.codexfield.identity.model.MasterKeyIsWrong;
import org.codexfield.identity.model.PublicUrlIsFixed;
import org.codexfield.identity.model.TokenIsInvalid;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstStartTest {

    private static final Password PASSWORD = new Password(IdentityApplication.PASSWORD);

    private IdentityApplication app;

    @BeforeEach
    void begin() {
        app = IdentityApplication.on(TestDatabase.h2());
    }

    @AfterEach
    void end() throws SQLException {
        app.close();
    }

    @Test
    void theFirstStart_foundsTheInstallation_withItsOwnDidAndKey() {
        assertThat(start(app)).isPresent();

        var fixed = app.in(() -> app.identity.installation.find()).orElseThrow();
        assertThat(fixed.publicUrl()).isEqualTo(PUBLIC_URL);
        var organisation = app.in(() -> app.identity.organisations.get(fixed.organisation()));
        assertThat(organisation.did()).hasToString("did:web:portal.example.org");
        assertThat(app.in(() -> app.identity.signingKeys.active(organisation.id()))).isPresent();
        assertThat(app.facts)
                .extracting(fact -> fact.command())
                .containsExactly("organisation-registered", "signing-key-created");
    }

    @Test
    void aLaterStart_foundsNothingMore_andRenewsTheLink() {
        var first = start(app).orElseThrow();
        var again = app.restarted(PUBLIC_URL, 1);

        var second = start(again).orElseThrow();

        assertThat(again.facts).isEmpty();
        assertThatThrownBy(() -> setUp(again, first)).isInstanceOf(TokenIsInvalid.class);
        setUp(again, second);
        assertThat(start(again.restarted(PUBLIC_URL, 1))).as("once there is an operator").isEmpty();
    }

    @Test
    void aStart_isRefused_underAnotherAddress_namingBoth() {
        start(app);

        for (var other :
                new String[] {
                    "https://other.example.org",
                    "http://portal.example.org",
                    "https://portal.example.org:8443"
                }) {
            var moved = app.restarted(other, 1);
            assertThatThrownBy(() -> start(moved))
                    .isInstanceOf(PublicUrlIsFixed.class)
                    .hasMessageContaining(PUBLIC_URL)
                    .hasMessageContaining(other);
        }
    }

    @Test
    void aStart_isRefused_withAnotherMasterKey() {
        start(app);

        var wrong = app.restarted(PUBLIC_URL, 2);

        assertThatThrownBy(() -> start(wrong)).isInstanceOf(MasterKeyIsWrong.class);
        assertThat(start(app.restarted(PUBLIC_URL, 1))).isPresent();
    }

    @Test
    void setUp_makesTheFirstOperator_once() {
        var token = start(app).orElseThrow();
        assertThat(isDone()).isFalse();

        setUp(app, token);

        assertThat(isDone()).isTrue();
        var operator = app.operator();
        assertThat(operator.roles()).containsExactlyInAnyOrder(Role.OPERATOR, Role.ADMINISTRATOR);
        assertThat(app.facts)
                .extracting(fact -> fact.command())
                .contains("account-opened", "member-joined");
        assertThatThrownBy(() -> setUp(app, token)).isInstanceOf(AlreadySetUp.class);
    }

    @Test
    void setUp_isRefused_withAnotherTokenOrALateOne() {
        var token = start(app).orElseThrow();
        for (var made : new String[] {"", "x", token.value() + "x"}) {
            assertThatThrownBy(() -> setUp(app, new SecretToken(made)))
                    .isInstanceOf(TokenIsInvalid.class);
        }
        app.clock.pass(Duration.ofDays(1));

        assertThatThrownBy(() -> setUp(app, token)).isInstanceOf(TokenIsInvalid.class);
        assertThat(isDone()).isFalse();
    }

    @Test
    void aRefusedSetUp_leavesTheLinkGood() {
        var token = start(app).orElseThrow();
        assertThatThrownBy(
                        () ->
                                app.alone(
                                        Caller.anonymous("192.0.2.9"),
                                        () ->
                                                app.get(SetupService.class)
                                                        .setUp(
                                                                token.value(),
                                                                new EmailAddress("a@b.org"),
                                                                "\u202E",
                                                                PASSWORD)))
                .isInstanceOf(RuntimeException.class);

        setUp(app, token);

        assertThat(isDone()).isTrue();
    }

    private boolean isDone() {
        return app.in(() -> app.get(SetupService.class).isDone());
    }

    private static Optional<SecretToken> start(IdentityApplication server) {
        return server.in(() -> server.get(FirstStart.class).foundOrCheck());
    }

    private static AccountId setUp(IdentityApplication server, SecretToken token) {
        return server.alone(
                Caller.anonymous("192.0.2.9"),
                () ->
                        server.get(SetupService.class)
                                .setUp(
                                        token.value(),
                                        new EmailAddress("root@example.org"),
                                        "Root",
                                        PASSWORD));
    }
}
