package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.caller;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.ApiKeyId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.ApiKeyIsUnknown;
import org.codexfield.identity.model.ExpiryIsOutOfBounds;
import org.codexfield.identity.model.LoginIsNeeded;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.NotPermitted;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.PersonIsNeeded;
import org.codexfield.identity.model.ScopeExceedsRoles;
import org.codexfield.identity.model.StateForbidsCommand;
import org.codexfield.identity.model.TooManyOf;
import org.codexfield.identity.service.ApiKeyService.Issued;
import org.codexfield.shared.ListQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeyServiceTest extends IdentityServiceTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    private ApiKeyService service;
    private LoginService login;
    private Organisation acme;
    private Member ann;

    @BeforeAll
    void find() {
        service = app.get(ApiKeyService.class);
        login = app.get(LoginService.class);
    }

    /** Ann is steward of Acme and does its finances. */
    @BeforeEach
    void begin() {
        acme = app.identity.anOrganisation();
        ann = app.identity.aMember(acme, Role.STEWARD, Role.FINANCE);
    }

    @Test
    void issue_handsOutASecret_thatActsAsTheMember_andIsKeptNowhere() {
        var issued = issue(caller(ann), Role.FINANCE);

        assertThat(issued.secret().value()).matches("cfk_[A-Za-z0-9_-]{43}");
        assertThat(login.apiKey(issued.secret().value(), "203.0.113.5"))
                .contains(
                        new Caller(
                                ann.account(),
                                ann.id(),
                                acme.id(),
                                Set.of(Role.FINANCE),
                                Caller.Kind.API_KEY,
                                issued.id(),
                                "203.0.113.5"));
        assertThat(app.audited("api-key-issued", caller(ann))).isOne();
        assertThat(issued).asString().doesNotContain(issued.secret().value());
    }

    @Test
    void issue_isRefused_forARoleThatTheMemberLacks() {
        assertThatThrownBy(() -> issue(caller(ann), Role.FINANCE, Role.ADMINISTRATOR))
                .isInstanceOf(ScopeExceedsRoles.class);
    }

    @Test
    void aKey_cannotMakeKeys_whateverItsScopes() {
        var key = callerBy(issue(caller(ann), Role.FINANCE));

        assertThatThrownBy(() -> issue(key, Role.STEWARD)).isInstanceOf(PersonIsNeeded.class);
        assertThatThrownBy(() -> issue(key, Role.FINANCE)).isInstanceOf(PersonIsNeeded.class);
    }

    @Test
    void aCallerWithFewerRolesThanTheMember_makesNoWiderKey() {
        var narrow =
                new Caller(
                        ann.account(),
                        ann.id(),
                        acme.id(),
                        Set.of(Role.FINANCE),
                        Caller.Kind.TOKEN,
                        "192.0.2.1");

        assertThatThrownBy(() -> issue(narrow, Role.STEWARD)).isInstanceOf(ScopeExceedsRoles.class);
        assertThatThrownBy(() -> issue(narrow, Role.FINANCE, Role.STEWARD))
                .isInstanceOf(ScopeExceedsRoles.class);
        assertThat(callerBy(issue(narrow, Role.FINANCE)).roles()).containsExactly(Role.FINANCE);
    }

    @Test
    void aMember_makesNoKeysForAnotherOrganisation_whereThePersonBelongsToo() {
        var other = app.identity.anOrganisation();
        var person = app.identity.aPerson();
        var here = app.identity.aMember(acme, person, Role.STEWARD);
        app.identity.aMember(other, person, Role.STEWARD);

        assertThatThrownBy(
                        () ->
                                app.as(
                                        caller(here),
                                        () -> service.issue(other.slug(), grant(Role.STEWARD))))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void aKey_losesAtOnceWhatItsMemberLoses() {
        var issued = issue(caller(ann), Role.FINANCE, Role.STEWARD);
        app.in(() -> app.identity.members.get(ann.id()).assertRoles(Set.of(Role.STEWARD)));
        assertThat(callerBy(issued).roles()).containsExactly(Role.STEWARD);

        app.in(() -> app.identity.members.get(ann.id()).leave(app.clock.instant()));
        assertThat(login.apiKey(issued.secret().value(), "203.0.113.5")).isEmpty();
    }

    @Test
    void aKey_opensNothing_afterItsEnd() {
        var secret =
                app.as(caller(ann), () -> service.issue(acme.slug(), grant(Role.STEWARD)))
                        .secret()
                        .value();

        app.clock.pass(A_DAY.minusMillis(1));
        assertThat(login.apiKey(secret, "203.0.113.5")).isPresent();
        app.clock.pass(Duration.ofMillis(1));
        assertThat(login.apiKey(secret, "203.0.113.5")).isEmpty();
    }

    @Test
    void whatIsNoKey_opensNothing() {
        var issued = issue(caller(ann), Role.STEWARD).secret().value();

        for (var shown :
                new String[] {
                    "",
                    "cfk_",
                    "cfk_\u0000",
                    issued.substring(4),
                    issued + "=",
                    issued.substring(0, issued.length() - 1),
                    "cfk_' OR '1'='1",
                    "x".repeat(100_000)
                }) {
            assertThat(login.apiKey(shown, "203.0.113.5")).as(shown).isEmpty();
        }
    }

    @Test
    void issue_isRefused_withoutAnEnd_orWithOneTooFar() {
        for (var end : new Duration[] {Duration.ZERO, Duration.ofDays(367), Duration.ofDays(-1)}) {
            assertThatThrownBy(
                            () ->
                                    app.as(
                                            caller(ann),
                                            () ->
                                                    service.issue(
                                                            acme.slug(),
                                                            new ApiKeyGrant(
                                                                    "ci",
                                                                    Set.of(Role.STEWARD),
                                                                    app.clock
                                                                            .instant()
                                                                            .plus(end)))))
                    .isInstanceOf(ExpiryIsOutOfBounds.class);
        }
    }

    @Test
    void aMember_hasAtMost50ActiveKeys() {
        var last = issue(caller(ann), Role.STEWARD);
        for (int i = 1; i < 50; i++) {
            issue(caller(ann), Role.STEWARD);
        }

        assertThatThrownBy(() -> issue(caller(ann), Role.STEWARD)).isInstanceOf(TooManyOf.class);
        app.does(caller(ann), () -> service.revoke(acme.slug(), last.id()));
        issue(caller(ann), Role.STEWARD);
    }

    @Test
    void revoke_isForTheMemberItself_andForAdministrators() {
        var own = issue(caller(ann), Role.STEWARD);
        var other = issue(caller(ann), Role.STEWARD);
        var steward = caller(app.identity.aMember(acme, Role.STEWARD));
        var administrator = caller(app.identity.aMember(acme, Role.ADMINISTRATOR));

        assertThatThrownBy(() -> app.does(steward, () -> service.revoke(acme.slug(), own.id())))
                .isInstanceOf(NotPermitted.class);
        app.does(caller(ann), () -> service.revoke(acme.slug(), own.id()));
        app.does(administrator, () -> service.revoke(acme.slug(), other.id()));

        assertThat(login.apiKey(own.secret().value(), "203.0.113.5")).isEmpty();
        assertThat(login.apiKey(other.secret().value(), "203.0.113.5")).isEmpty();
        assertThatThrownBy(() -> app.does(caller(ann), () -> service.revoke(acme.slug(), own.id())))
                .isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void aKey_revokesItself_andNoOtherOfItsMember() {
        var narrow = issue(caller(ann), Role.FINANCE);
        var other = issue(caller(ann), Role.STEWARD);
        var key = callerBy(narrow);

        assertThatThrownBy(() -> app.does(key, () -> service.revoke(acme.slug(), other.id())))
                .isInstanceOf(NotPermitted.class);
        assertThat(login.apiKey(other.secret().value(), "203.0.113.5")).isPresent();
        app.does(key, () -> service.revoke(acme.slug(), narrow.id()));
        assertThat(login.apiKey(narrow.secret().value(), "203.0.113.5")).isEmpty();
    }

    @Test
    void anAdministratorsKey_revokesOthers_ifItHasThatRole() {
        var other = issue(caller(ann), Role.STEWARD);
        var boss = caller(app.identity.aMember(acme, Role.ADMINISTRATOR, Role.STEWARD));
        var narrow = callerBy(issue(boss, Role.STEWARD));
        var wide = callerBy(issue(boss, Role.ADMINISTRATOR));

        assertThatThrownBy(() -> app.does(narrow, () -> service.revoke(acme.slug(), other.id())))
                .isInstanceOf(NotPermitted.class);
        app.does(wide, () -> service.revoke(acme.slug(), other.id()));
        assertThat(login.apiKey(other.secret().value(), "203.0.113.5")).isEmpty();
    }

    @Test
    void anothersKey_isUnknownUnderOnesOwnOrganisation() {
        var issued = issue(caller(ann), Role.STEWARD);
        var other = app.identity.anOrganisation();
        var eve = caller(app.identity.aMember(other, Role.ADMINISTRATOR));

        assertThatThrownBy(() -> app.does(eve, () -> service.revoke(other.slug(), issued.id())))
                .isInstanceOf(ApiKeyIsUnknown.class);
        assertThatThrownBy(() -> app.does(eve, () -> service.revoke(acme.slug(), issued.id())))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(
                        () ->
                                app.does(
                                        eve,
                                        () ->
                                                service.revoke(
                                                        acme.slug(),
                                                        ApiKeyId.next(app.clock.instant()))))
                .isInstanceOf(ApiKeyIsUnknown.class);
        assertThatThrownBy(
                        () ->
                                app.does(
                                        Caller.anonymous("192.0.2.1"),
                                        () -> service.revoke(acme.slug(), issued.id())))
                .isInstanceOf(LoginIsNeeded.class);
        assertThat(login.apiKey(issued.secret().value(), "203.0.113.5")).isPresent();
    }

    @Test
    void theList_showsOnesOwnKeys_andAllToAdministratorsAndAuditors() {
        var own = issue(caller(ann), Role.STEWARD);
        var steward = app.identity.aMember(acme, Role.STEWARD);
        var other = issue(caller(steward), Role.STEWARD);
        var auditor = caller(app.identity.aMember(acme, Role.AUDITOR));
        var stranger = caller(app.identity.aMember(app.identity.anOrganisation(), Role.AUDITOR));

        assertThat(list(caller(ann))).extracting(ApiKeyView::id).containsExactly(own.id().value());
        assertThat(list(auditor))
                .extracting(ApiKeyView::id)
                .containsExactlyInAnyOrder(own.id().value(), other.id().value());
        assertThatThrownBy(() -> list(stranger)).isInstanceOf(NotPermitted.class);
    }

    private List<ApiKeyView> list(Caller by) {
        return app.as(by, () -> service.list(acme.slug(), ListQuery.first(10))).items();
    }

    private Issued issue(Caller by, Role... scopes) {
        return app.as(by, () -> service.issue(acme.slug(), grant(scopes)));
    }

    private ApiKeyGrant grant(Role... scopes) {
        return new ApiKeyGrant("ci", Set.of(scopes), app.clock.instant().plus(A_DAY));
    }

    private Caller callerBy(Issued issued) {
        return login.apiKey(issued.secret().value(), "203.0.113.5").orElseThrow();
    }
}
