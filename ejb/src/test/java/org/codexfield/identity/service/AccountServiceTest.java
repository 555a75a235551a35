package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.aName;
import static org.codexfield.identity.persistence.TestIdentity.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.CredentialsAreWrong;
import org.codexfield.identity.model.LoginIsNeeded;
import org.codexfield.identity.model.PersonIsNeeded;
import org.codexfield.identity.model.TokenIsInvalid;
import org.codexfield.identity.model.TooManyAttempts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountServiceTest extends IdentityServiceTest {

    private static final Caller VISITOR = Caller.anonymous("198.51.100.7");
    private static final String OLD = IdentityApplication.PASSWORD;
    private static final Password NEW = new Password("another river of 12");

    private AccountService service;
    private LoginService login;
    private String email;
    private Account ann;

    @BeforeAll
    void find() {
        service = app.get(AccountService.class);
        login = app.get(LoginService.class);
    }

    /** Ann has an account with a password. */
    @BeforeEach
    void begin() {
        app.clock.pass(Duration.ofSeconds(1));
        email = aName() + "@example.org";
        ann = new Account(new EmailAddress(email), "Ann", "quick:" + OLD, app.clock.instant());
        app.identity.database.inTransaction(() -> app.identity.accounts.add(ann));
    }

    @Test
    void me_isTheCaller_withAllMemberships() {
        var acme = app.identity.anOrganisation();
        var member = app.identity.aMember(acme, ann, Role.STEWARD);

        var me = app.as(caller(member), service::me);

        assertThat(me.email()).isEqualTo(email);
        assertThat(me.hasPassword()).isTrue();
        assertThat(me.memberships()).extracting(MembershipView::slug).containsExactly(acme.slug());
        for (var nobody : new Caller[] {VISITOR, Caller.system()}) {
            assertThatThrownBy(() -> app.as(nobody, service::me)).isInstanceOf(LoginIsNeeded.class);
        }
    }

    @Test
    void changePassword_needsThePresentOne_andEndsAllSessions() {
        var begun = app.clock.instant();
        app.clock.pass(Duration.ofSeconds(1));

        assertThatThrownBy(() -> change("wrong password")).isInstanceOf(CredentialsAreWrong.class);
        assertThat(session(begun)).isPresent();
        change(OLD);

        assertThat(session(begun)).isEmpty();
        assertThat(login.signIn(email, NEW.value())).isEqualTo(ann.id());
        assertThatThrownBy(() -> login.signIn(email, OLD)).isInstanceOf(CredentialsAreWrong.class);
    }

    @Test
    void changePassword_isRefused_toPeopleWithoutOne() {
        var external = new Account(new EmailAddress(aName() + "@x.org"), "Bob", "", Instant.EPOCH);
        app.identity.database.inTransaction(() -> app.identity.accounts.add(external));

        for (var present : new String[] {"", OLD, "quick:"}) {
            assertThatThrownBy(
                            () ->
                                    app.doesAlone(
                                            caller(external),
                                            () -> service.changePassword(present, NEW)))
                    .isInstanceOf(CredentialsAreWrong.class);
        }
    }

    @Test
    void endSessions_endsThemEverywhere() {
        var begun = app.clock.instant();
        app.clock.pass(Duration.ofSeconds(1));

        app.does(caller(ann), service::endSessions);

        assertThat(session(begun)).isEmpty();
        assertThat(session(app.clock.instant())).isPresent();
    }

    @Test
    void aForgottenPassword_isReplacedByALink_once() {
        var begun = app.clock.instant();
        app.clock.pass(Duration.ofSeconds(1));
        request();
        var token = app.mailedToken(email);
        assertThat(app.mails(email).get(0)).contains("/password-reset.xhtml#" + token);

        reset(token);

        assertThat(login.signIn(email, NEW.value())).isEqualTo(ann.id());
        assertThat(session(begun)).as("a session that somebody else has").isEmpty();
        assertThatThrownBy(() -> reset(token)).isInstanceOf(TokenIsInvalid.class);
    }

    @Test
    void aLink_isGoodForAnHour() {
        request();
        var token = app.mailedToken(email);
        app.clock.pass(Duration.ofHours(1));

        assertThatThrownBy(() -> reset(token)).isInstanceOf(TokenIsInvalid.class);
        assertThat(login.signIn(email, OLD)).isEqualTo(ann.id());
    }

    @Test
    void aSecondLink_leavesTheFirstGood_untilOneIsUsed() {
        request();
        var first = app.mailedToken(email);
        app.clock.pass(Duration.ofMinutes(1));
        request();
        var second = app.mailedToken(email);
        assertThat(second).isNotEqualTo(first);

        reset(first);

        assertThatThrownBy(() -> reset(second)).isInstanceOf(TokenIsInvalid.class);
    }

    @Test
    void whoeverKeepsAsking_sendsAtMostThreeLinksAnHour_andVoidsNone() {
        request();
        var first = app.mailedToken(email);

        for (int minute = 1; minute < 60; minute++) {
            app.clock.pass(Duration.ofSeconds(59));
            request();
        }

        assertThat(app.mails(email)).hasSize(3);
        reset(first);
    }

    @Test
    void anAddress_isSentTenLinksADay() {
        for (int i = 0; i < 23; i++) {
            request();
            app.clock.pass(Duration.ofHours(1));
        }
        assertThat(app.mails(email)).hasSize(10);

        app.clock.pass(Duration.ofHours(1));
        request();
        assertThat(app.mails(email)).hasSize(11);
    }

    @Test
    void afterTheSecondLink_tenMinutesPass() {
        request();
        app.clock.pass(Duration.ofMinutes(1));
        request();
        app.clock.pass(Duration.ofMinutes(9));
        request();
        assertThat(app.mails(email)).hasSize(2);

        app.clock.pass(Duration.ofMinutes(1));
        request();
        assertThat(app.mails(email)).hasSize(3);
    }

    @Test
    void aPasswordThatChangedWhileItWasJudged_isNotReplaced() {
        var records = app.get(PasswordRecords.class);
        var judged = records.present(ann.id());
        change(OLD);

        assertThatThrownBy(() -> records.change(ann.id(), judged, "quick:a third river"))
                .isInstanceOf(CredentialsAreWrong.class);
        assertThat(login.signIn(email, NEW.value())).isEqualTo(ann.id());
    }

    @Test
    void anApiKey_endsNoSessions() {
        var acme = app.identity.anOrganisation();
        var member = app.identity.aMember(acme, ann, Role.STEWARD);
        var key =
                new Caller(
                        ann.id(),
                        member.id(),
                        acme.id(),
                        Set.of(Role.STEWARD),
                        Caller.Kind.API_KEY,
                        "203.0.113.5");

        assertThatThrownBy(() -> app.does(key, service::endSessions))
                .isInstanceOf(PersonIsNeeded.class);
    }

    @Test
    void aChangedPassword_voidsTheLink() {
        request();
        var link = app.mailedToken(email);
        change(OLD);

        assertThatThrownBy(() -> reset(link)).isInstanceOf(TokenIsInvalid.class);
    }

    @Test
    void askingAgainWithinAMinute_sendsNothing_andLooksTheSame() {
        request();
        app.clock.pass(Duration.ofSeconds(50));
        request();
        assertThat(app.mails(email)).hasSize(1);

        app.clock.pass(Duration.ofSeconds(10));
        request();
        assertThat(app.mails(email)).hasSize(2);
    }

    @Test
    void guessesAtThePresentPassword_countAsThoseAtTheLogin() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> change("wrong")).isInstanceOf(CredentialsAreWrong.class);
        }
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> login.signIn(email, "wrong"))
                    .isInstanceOf(CredentialsAreWrong.class);
        }

        assertThatThrownBy(() -> change(OLD)).isInstanceOf(TooManyAttempts.class);
        app.clock.pass(Duration.ofSeconds(30));
        change(OLD);
    }

    @Test
    void anInvitationsOrSetUpsToken_setsNoPassword() {
        var token = aName();
        app.identity.anInvitation(app.identity.anOrganisation(), email, token);

        assertThatThrownBy(() -> reset(token)).isInstanceOf(TokenIsInvalid.class);
    }

    @Test
    void askingForAnUnknownAddress_looksTheSame_andSendsNothing() {
        var unknown = aName() + "@example.org";

        app.does(VISITOR, () -> service.requestReset(new EmailAddress(unknown)));

        assertThat(app.mails(unknown)).isEmpty();
    }

    @Test
    void aReset_liftsTheBlockOfFailedLogins() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> login.signIn(email, "wrong"))
                    .isInstanceOf(CredentialsAreWrong.class);
        }
        request();
        reset(app.mailedToken(email));

        assertThat(login.signIn(email, NEW.value())).isEqualTo(ann.id());
    }

    private void request() {
        app.does(VISITOR, () -> service.requestReset(new EmailAddress(email)));
    }

    private void reset(String token) {
        app.doesAlone(VISITOR, () -> service.reset(token, NEW));
    }

    private void change(String present) {
        app.doesAlone(caller(ann), () -> service.changePassword(present, NEW));
    }

    private Optional<Caller> session(Instant begunAt) {
        return login.session(
                new PortalLogin(ann.id(), Optional.empty(), begunAt, Optional.empty()),
                "192.0.2.1");
    }
}
