package org.codexfield.identity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.model.IdentityFixture.ACME;
import static org.codexfield.identity.model.IdentityFixture.ANN;
import static org.codexfield.identity.model.IdentityFixture.BOB;
import static org.codexfield.identity.model.IdentityFixture.NOON;
import static org.codexfield.identity.model.IdentityFixture.OTHER;
import static org.codexfield.identity.model.IdentityFixture.aMember;
import static org.codexfield.identity.model.IdentityFixture.caller;
import static org.codexfield.identity.model.IdentityFixture.memberOf;

import java.util.Set;
import java.util.UUID;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.MemberJoined;
import org.codexfield.identity.MemberRolesChanged;
import org.codexfield.identity.Role;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

class MemberTest {

    @Test
    void join_tellsWhoHasWhichRoles() {
        var member = memberOf(ACME, ANN, Role.STEWARD, Role.FINANCE);

        var fact = member.joined();

        assertThat(fact)
                .isEqualTo(
                        new MemberJoined(
                                member.id(),
                                ACME,
                                ANN,
                                Set.of(Role.STEWARD, Role.FINANCE),
                                fact.change()));
        assertThat(fact.change().before()).isEqualTo(Digest.ZERO);
        assertThat(member.status()).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    void join_isRefused_withoutAnyRole() {
        assertThatThrownBy(() -> memberOf(ACME, ANN)).isInstanceOf(RolesAreMissing.class);
    }

    @Test
    void changeRoles_replacesAll() {
        var member = memberOf(ACME, ANN, Role.PUBLISHER);
        var joined = member.joined();

        var fact = member.changeRoles(Set.of(Role.AUDITOR), caller(BOB, ACME, Role.ADMINISTRATOR));

        assertThat(fact)
                .isEqualTo(
                        new MemberRolesChanged(
                                member.id(), ACME, Set.of(Role.AUDITOR), fact.change()));
        assertThat(member.roles()).containsExactly(Role.AUDITOR);
        assertThat(fact.change().before()).isEqualTo(joined.change().after());
    }

    @Test
    void changeRoles_isRefused_forOneself() {
        var member = memberOf(ACME, ANN, Role.ADMINISTRATOR);

        assertThatThrownBy(
                        () ->
                                member.changeRoles(
                                        Set.of(Role.ADMINISTRATOR, Role.FINANCE),
                                        caller(ANN, ACME, Role.ADMINISTRATOR)))
                .isInstanceOf(OwnRolesStay.class);
        assertThat(member.roles()).containsExactly(Role.ADMINISTRATOR);
    }

    @Test
    void changeRoles_isRefused_withoutAnyRole() {
        var member = memberOf(ACME, ANN, Role.PUBLISHER);

        assertThatThrownBy(
                        () -> member.changeRoles(Set.of(), caller(BOB, ACME, Role.ADMINISTRATOR)))
                .isInstanceOf(RolesAreMissing.class);
        assertThat(member.roles()).containsExactly(Role.PUBLISHER);
    }

    @Test
    void assertRoles_followsTheIdentityProvider_unlessTheMemberLeft() {
        var member = memberOf(ACME, ANN, Role.PUBLISHER);

        member.assertRoles(Set.of(Role.REQUESTER));

        assertThat(member.roles()).containsExactly(Role.REQUESTER);
        assertThatThrownBy(() -> aMember(MemberStatus.LEFT).assertRoles(Set.of(Role.REQUESTER)))
                .isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void succeed_addsTheLeaversRoles() {
        var leaver = memberOf(ACME, ANN, Role.ADMINISTRATOR, Role.FINANCE);
        var heir = memberOf(ACME, BOB, Role.FINANCE, Role.STEWARD);

        var fact = heir.succeed(leaver, administrator());

        assertThat(fact.roles())
                .isEqualTo(heir.roles())
                .containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.FINANCE, Role.STEWARD);
    }

    @Test
    void succeed_isRefused_forOneWhoHasLeft() {
        var heir = memberOf(ACME, BOB, Role.STEWARD);
        heir.leave(NOON);

        assertThatThrownBy(() -> heir.succeed(aMember(MemberStatus.ACTIVE), administrator()))
                .isInstanceOf(SuccessorIsUnfit.class);
    }

    @Test
    void succeed_isRefused_acrossOrganisations() {
        var heir = memberOf(OTHER, BOB, Role.STEWARD);

        assertThatThrownBy(() -> heir.succeed(aMember(MemberStatus.ACTIVE), administrator()))
                .isInstanceOf(SuccessorIsUnfit.class);
        assertThat(heir.roles()).containsExactly(Role.STEWARD);
    }

    @Test
    void succeed_isRefused_forOneself() {
        var member = aMember(MemberStatus.ACTIVE);

        assertThatThrownBy(() -> member.succeed(member, administrator()))
                .isInstanceOf(SuccessorIsUnfit.class);
    }

    @Test
    void succeed_isRefused_whenTheCallerIsTheHeir() {
        var leaver = memberOf(ACME, ANN, Role.FINANCE);
        var heir = memberOf(ACME, BOB, Role.ADMINISTRATOR);

        assertThatThrownBy(() -> heir.succeed(leaver, caller(BOB, ACME, Role.ADMINISTRATOR)))
                .isInstanceOf(OwnRolesStay.class);
        assertThat(heir.roles()).containsExactly(Role.ADMINISTRATOR);
    }

    @Test
    void leave_endsTheMembership_andTellsTheChange() {
        var member = aMember(MemberStatus.ACTIVE);
        var joined = member.joined();

        var fact = member.leave(NOON);

        assertThat(member.status()).isEqualTo(MemberStatus.LEFT);
        assertThat(fact.change().before()).isEqualTo(joined.change().after());
        assertThat(fact.change().after()).isNotEqualTo(joined.change().after());
    }

    private static Caller administrator() {
        return caller(new AccountId(new UUID(0x7000, 3)), ACME, Role.ADMINISTRATOR);
    }
}
