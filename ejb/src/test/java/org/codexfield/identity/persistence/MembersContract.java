package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.NOON;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.MemberIsUnknown;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What every store of members does. */
abstract class MembersContract extends IdentityContract {

    MembersContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void whatIsKept_isReadBack_andHasTheDigestThatWasTold() {
        var acme = identity.anOrganisation();
        var ann = identity.aPerson();
        var kept = new Member(acme.id(), ann.id(), EnumSet.allOf(Role.class), NOON);
        var told = kept.joined().change().after();
        identity.database.inTransaction(() -> identity.members.add(kept));

        var fact =
                identity.in(
                        () -> {
                            var found = identity.members.get(kept.id());
                            assertThat(found.organisation()).isEqualTo(acme.id());
                            assertThat(found.account()).isEqualTo(ann.id());
                            assertThat(found.roles()).isEqualTo(EnumSet.allOf(Role.class));
                            return found.leave(NOON);
                        });

        assertThat(fact.change().before()).isEqualTo(told);
    }

    @Test
    void anUnknownMember_isRefused() {
        var id = MemberId.next(NOON);

        assertThatThrownBy(() -> identity.in(() -> identity.members.get(id)))
                .isInstanceOf(MemberIsUnknown.class);
    }

    @Test
    void find_seesActiveMembersOfTheOrganisationAlone() {
        var acme = identity.anOrganisation();
        var other = identity.anOrganisation();
        var ann = identity.aPerson();
        var member = identity.aMember(acme, ann, Role.STEWARD);

        assertThat(identity.in(() -> identity.members.find(acme.id(), ann.id())))
                .map(Member::id)
                .contains(member.id());
        assertThat(identity.in(() -> identity.members.find(other.id(), ann.id()))).isEmpty();
        leave(member);
        assertThat(identity.in(() -> identity.members.find(acme.id(), ann.id()))).isEmpty();
    }

    @Test
    void onePerson_isNotTwiceAMember_butMayComeBack() {
        var acme = identity.anOrganisation();
        var ann = identity.aPerson();
        var member = identity.aMember(acme, ann, Role.STEWARD);

        assertConstraintRefuses(() -> identity.aMember(acme, ann, Role.AUDITOR));
        leave(member);
        var back = identity.aMember(acme, ann, Role.AUDITOR);

        assertThat(identity.in(() -> identity.members.find(acme.id(), ann.id())))
                .map(Member::id)
                .contains(back.id());
    }

    @Test
    void whoeverLeaves_mayComeBack_inOneTransaction() {
        var acme = identity.anOrganisation();
        var ann = identity.aPerson();
        var member = identity.aMember(acme, ann, Role.STEWARD);

        identity.database.inTransaction(
                () -> {
                    identity.members.get(member.id()).leave(NOON);
                    identity.members.add(
                            new Member(acme.id(), ann.id(), Set.of(Role.AUDITOR), NOON));
                });

        assertThat(
                        identity.in(() -> identity.members.find(acme.id(), ann.id()))
                                .orElseThrow()
                                .roles())
                .containsExactly(Role.AUDITOR);
    }

    @Test
    void countWith_countsActiveMembers_whoHoldExactlyThisRole() {
        var acme = identity.anOrganisation();
        identity.aMember(acme, Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR);
        identity.aMember(acme, Role.ADMINISTRATOR, Role.STEWARD);
        identity.aMember(acme, Role.COMMITTEE_CHAIR);
        leave(identity.aMember(acme, Role.ADMINISTRATOR));
        identity.aMember(identity.anOrganisation(), Role.ADMINISTRATOR);

        assertThat(countWith(acme.id(), Role.ADMINISTRATOR)).isEqualTo(2);
        assertThat(countWith(acme.id(), Role.COMMITTEE_MEMBER)).isOne();
        assertThat(countWith(acme.id(), Role.STEWARD)).isOne();
        assertThat(countWith(acme.id(), Role.OPERATOR)).isZero();
    }

    @Test
    void countWith_seesWhatTheTransactionHasChangedAlready() {
        var acme = identity.anOrganisation();
        var ann = identity.aMember(acme, Role.ADMINISTRATOR);

        long counted =
                identity.in(
                        () -> {
                            identity.members.get(ann.id()).leave(NOON);
                            return identity.members.countWith(acme.id(), Role.ADMINISTRATOR);
                        });

        assertThat(counted).isZero();
    }

    @Test
    void aLostRace_isNoticed() throws Exception {
        var member = identity.aMember(identity.anOrganisation(), Role.STEWARD);

        assertLostRaceIsNoticed(
                () -> identity.members.get(member.id()), found -> found.leave(NOON));
    }

    @Test
    void aMember_belongsToAnOrganisationAndAPersonThatExist() {
        var acme = identity.anOrganisation();
        var ann = identity.aPerson();
        var nowhere = TestIdentity.registered("nowhere").id();

        assertConstraintRefuses(
                () -> add(new Member(nowhere, ann.id(), Set.of(Role.AUDITOR), NOON)));
        assertConstraintRefuses(
                () -> add(new Member(acme.id(), AccountId.next(NOON), Set.of(Role.AUDITOR), NOON)));
    }

    private void add(Member member) {
        identity.database.inTransaction(() -> identity.members.add(member));
    }

    private long countWith(OrganisationId organisation, Role role) {
        return identity.in(() -> identity.members.countWith(organisation, role));
    }

    private void leave(Member member) {
        identity.in(() -> identity.members.get(member.id()).leave(NOON));
    }
}
