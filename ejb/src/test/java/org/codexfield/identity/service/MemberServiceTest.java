package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.aName;
import static org.codexfield.identity.persistence.TestIdentity.caller;

import java.util.Optional;
import java.util.Set;
import org.codexfield.identity.Caller;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.LastAdministratorStays;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.MemberIsUnknown;
import org.codexfield.identity.model.MemberStatus;
import org.codexfield.identity.model.NotPermitted;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.OwnRolesStay;
import org.codexfield.identity.model.PersonIsNeeded;
import org.codexfield.identity.model.RoleBelongsToTheInstallation;
import org.codexfield.identity.model.SuccessorIsUnfit;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.StaleVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemberServiceTest extends IdentityServiceTest {

    private MemberService service;
    private Organisation acme;
    private Member ann;
    private Member bob;

    @BeforeAll
    void find() {
        service = app.get(MemberService.class);
    }

    /** Ann administers Acme, Bob asks for access there. */
    @BeforeEach
    void begin() {
        acme = app.identity.anOrganisation();
        ann = app.identity.aMember(acme, Role.ADMINISTRATOR);
        bob = app.identity.aMember(acme, Role.REQUESTER);
    }

    @Test
    void changeRoles_showsTheMemberAsItIsNow() {
        var view = change(caller(ann), bob, Role.STEWARD, Role.FINANCE);

        assertThat(view.roles()).containsExactly("finance", "steward");
        assertThat(view.version()).isEqualTo(2);
        assertThat(app.audited("member-roles-changed", caller(ann))).isOne();
    }

    @Test
    void changeRoles_isRefused_forOneself() {
        assertThatThrownBy(() -> change(caller(ann), ann, Role.ADMINISTRATOR, Role.FINANCE))
                .isInstanceOf(OwnRolesStay.class);
        assertThat(rolesOf(ann)).containsExactly(Role.ADMINISTRATOR);
    }

    @Test
    void changeRoles_isRefused_whenAnotherChangedThemMeanwhile() {
        change(caller(ann), bob, Role.STEWARD);

        assertThatThrownBy(
                        () ->
                                app.as(
                                        caller(ann),
                                        () ->
                                                service.changeRoles(
                                                        acme.slug(),
                                                        bob.id(),
                                                        Set.of(Role.FINANCE),
                                                        Optional.of(1L))))
                .isInstanceOf(StaleVersion.class);
        assertThat(rolesOf(bob)).containsExactly(Role.STEWARD);
    }

    @Test
    void changeRoles_isRefused_whenNoAdministratorWouldBeLeft() {
        var carol = app.identity.aMember(acme, Role.ADMINISTRATOR);
        change(caller(ann), carol, Role.AUDITOR);

        assertThatThrownBy(() -> end(caller(ann), ann)).isInstanceOf(LastAdministratorStays.class);
        assertThat(rolesOf(ann)).containsExactly(Role.ADMINISTRATOR);
    }

    @Test
    void theOperatorsRole_isGivenInTheInstallationAlone() {
        assertThatThrownBy(() -> change(caller(ann), bob, Role.OPERATOR))
                .isInstanceOf(RoleBelongsToTheInstallation.class);
        assertThat(rolesOf(bob)).containsExactly(Role.REQUESTER);
    }

    @Test
    void theInstallation_keepsAnOperator() {
        var operator = app.operator();
        var installation = app.in(() -> app.identity.organisations.get(operator.organisation()));
        app.identity.aMember(installation, Role.ADMINISTRATOR);

        assertThatThrownBy(
                        () ->
                                app.does(
                                        operator,
                                        () ->
                                                service.end(
                                                        installation.slug(),
                                                        operator.member(),
                                                        Optional.empty())))
                .isInstanceOf(LastAdministratorStays.class)
                .hasMessageContaining("operator");
    }

    @Test
    void administrators_neitherMakeNorUnmakeOperators() {
        var operator = app.operator();
        var installation = app.in(() -> app.identity.organisations.get(operator.organisation()));
        var administrator = caller(app.identity.aMember(installation, Role.ADMINISTRATOR));
        var requester = app.identity.aMember(installation, Role.REQUESTER);

        assertThatThrownBy(() -> change(administrator, installation, requester.id(), Role.OPERATOR))
                .isInstanceOf(NotPermitted.class)
                .hasMessageContaining("appoint-operator");
        assertThatThrownBy(
                        () ->
                                change(
                                        administrator,
                                        installation,
                                        operator.member(),
                                        Role.ADMINISTRATOR))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(
                        () ->
                                app.does(
                                        administrator,
                                        () ->
                                                service.end(
                                                        installation.slug(),
                                                        operator.member(),
                                                        Optional.of(requester.id()))))
                .isInstanceOf(NotPermitted.class);
        change(operator, installation, requester.id(), Role.REQUESTER, Role.OPERATOR);
        change(operator, installation, requester.id(), Role.REQUESTER);
    }

    @Test
    void anotherOrganisationsAdministrator_seesAndChangesNothing() {
        var other = app.identity.anOrganisation();
        var eve = caller(app.identity.aMember(other, Role.ADMINISTRATOR));

        assertThatThrownBy(() -> change(eve, bob, Role.ADMINISTRATOR))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> end(eve, bob)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> app.as(eve, () -> service.list(acme.slug(), ListQuery.first(10))))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> app.as(eve, () -> service.get(acme.slug(), bob.id())))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void anothersMember_isUnknownUnderOnesOwnOrganisation() {
        var other = app.identity.anOrganisation();
        var eve = caller(app.identity.aMember(other, Role.ADMINISTRATOR));

        assertThatThrownBy(() -> app.as(eve, () -> service.get(other.slug(), bob.id())))
                .isInstanceOf(MemberIsUnknown.class);
        assertThatThrownBy(
                        () ->
                                app.as(
                                        eve,
                                        () ->
                                                service.changeRoles(
                                                        other.slug(),
                                                        bob.id(),
                                                        Set.of(Role.AUDITOR),
                                                        Optional.empty())))
                .isInstanceOf(MemberIsUnknown.class);
        assertThatThrownBy(
                        () ->
                                app.does(
                                        eve,
                                        () ->
                                                service.end(
                                                        other.slug(), bob.id(), Optional.empty())))
                .isInstanceOf(MemberIsUnknown.class);
        assertThat(statusOf(bob)).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    void members_seeEachOther_administratorsOrNot() {
        var seen = app.as(caller(bob), () -> service.list(acme.slug(), ListQuery.first(10)));

        assertThat(seen.items())
                .extracting(MemberView::id)
                .containsExactlyInAnyOrder(ann.id().value(), bob.id().value());
    }

    @Test
    void leaving_needsNoRole_andTakesTheApiKeysAlong() {
        var secret = aName();
        app.identity.anApiKey(bob, secret);

        end(caller(bob), bob);

        assertThat(statusOf(bob)).isEqualTo(MemberStatus.LEFT);
        assertThat(app.in(() -> app.identity.apiKeys.activeOf(bob.id()))).isEmpty();
        assertThat(app.audited("member-left", caller(bob))).isOne();
        assertThat(app.audited("api-key-revoked", caller(bob))).isOne();
    }

    @Test
    void endingAnothersMembership_needsAnAdministrator() {
        var carol = app.identity.aMember(acme, Role.STEWARD, Role.AUDITOR);

        assertThatThrownBy(() -> end(caller(carol), bob)).isInstanceOf(NotPermitted.class);
        end(caller(ann), bob);
        assertThat(statusOf(bob)).isEqualTo(MemberStatus.LEFT);
    }

    @Test
    void aPerson_leavesFromWhereverTheyActNow() {
        var person = app.identity.aPerson();
        var here = app.identity.aMember(acme, person, Role.REQUESTER);
        var there = app.identity.aMember(app.identity.anOrganisation(), person, Role.REQUESTER);

        end(caller(there), here);

        assertThat(statusOf(here)).isEqualTo(MemberStatus.LEFT);
        assertThat(statusOf(there)).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    void handingOver_givesTheSuccessorAllRoles() {
        end(caller(ann), ann, bob);

        assertThat(statusOf(ann)).isEqualTo(MemberStatus.LEFT);
        assertThat(rolesOf(bob)).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.REQUESTER);
    }

    @Test
    void handingOver_isRefused_toOneself_soThatNobodyTakesAnothersRoles() {
        var finance = app.identity.aMember(acme, Role.FINANCE, Role.SIGNING_OFFICIAL);

        assertThatThrownBy(() -> end(caller(ann), finance, ann)).isInstanceOf(OwnRolesStay.class);
        assertThat(rolesOf(ann)).containsExactly(Role.ADMINISTRATOR);
        assertThat(statusOf(finance)).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    void handingOver_isRefused_toAnotherOrganisationsMember() {
        var eve = app.identity.aMember(app.identity.anOrganisation(), Role.REQUESTER);

        assertThatThrownBy(() -> end(caller(ann), ann, eve)).isInstanceOf(MemberIsUnknown.class);
        assertThat(rolesOf(eve)).containsExactly(Role.REQUESTER);
    }

    @Test
    void handingOver_isRefused_toOneWhoHasLeft() {
        end(caller(bob), bob);

        assertThatThrownBy(() -> end(caller(ann), ann, bob)).isInstanceOf(SuccessorIsUnfit.class);
        assertThat(statusOf(ann)).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    void leavingAndHandingOver_areForThePersonAlone_notForTheirKeys() {
        var key =
                new Caller(
                        ann.account(),
                        ann.id(),
                        acme.id(),
                        Set.of(Role.ADMINISTRATOR),
                        Caller.Kind.API_KEY,
                        "192.0.2.1");

        assertThatThrownBy(() -> end(key, ann, bob)).isInstanceOf(PersonIsNeeded.class);
        assertThat(rolesOf(bob)).containsExactly(Role.REQUESTER);
    }

    @Test
    void anUnknownMember_isRefused() {
        assertThatThrownBy(
                        () ->
                                app.as(
                                        caller(ann),
                                        () ->
                                                service.get(
                                                        acme.slug(),
                                                        MemberId.next(app.clock.instant()))))
                .isInstanceOf(MemberIsUnknown.class);
    }

    private MemberView change(Caller by, Member member, Role... roles) {
        return change(by, acme, member.id(), roles);
    }

    private MemberView change(Caller by, Organisation in, MemberId member, Role... roles) {
        return app.as(
                by, () -> service.changeRoles(in.slug(), member, Set.of(roles), Optional.empty()));
    }

    private void end(Caller by, Member member) {
        app.does(by, () -> service.end(acme.slug(), member.id(), Optional.empty()));
    }

    private void end(Caller by, Member member, Member successor) {
        app.does(by, () -> service.end(acme.slug(), member.id(), Optional.of(successor.id())));
    }

    private Set<Role> rolesOf(Member member) {
        return app.in(() -> app.identity.members.get(member.id()).roles());
    }

    private MemberStatus statusOf(Member member) {
        return app.in(() -> app.identity.members.get(member.id()).status());
    }
}
