package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.aName;
import static org.codexfield.identity.persistence.TestIdentity.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.Password;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.AlreadyAMember;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.InvitationIsForAnother;
import org.codexfield.identity.model.InvitationIsUnknown;
import org.codexfield.identity.model.LoginIsNeeded;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.SignInToAccept;
import org.codexfield.identity.model.TokenIsInvalid;
import org.codexfield.shared.TextIsUnacceptable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationAcceptanceTest extends IdentityServiceTest {

    private static final Caller VISITOR = Caller.anonymous("198.51.100.7");
    private static final Password PASSWORD = new Password(IdentityApplication.PASSWORD);

    private InvitationAcceptance service;
    private Organisation acme;
    private String email;
    private String token;
    private Invitation invitation;

    @BeforeAll
    void find() {
        service = app.get(InvitationAcceptance.class);
    }

    /** Somebody is invited to ask for access at Acme. */
    @BeforeEach
    void begin() {
        acme = app.identity.anOrganisation();
        email = aName() + "@example.org";
        token = aName();
        invitation = app.identity.anInvitation(acme, email, token);
    }

    @Test
    void theLink_tellsWhatIsOffered_andWhetherToSignIn() {
        assertThat(look(token))
                .isEqualTo(new InvitationAcceptance.Offer(acme.name(), email, false));
        app.identity.aPerson(email);
        assertThat(look(token).hasAccount()).isTrue();
    }

    @Test
    void aNewPerson_getsAnAccount_andTheInvitedRoles() {
        var account = acceptAsNew("Ann");

        var member = memberOf(account).orElseThrow();
        assertThat(member.roles()).containsExactly(Role.REQUESTER);
        assertThat(app.facts)
                .extracting(fact -> fact.subject().id())
                .contains(account.value(), invitation.id().value(), member.id().value());
        assertThat(app.get(LoginService.class).signIn(email, PASSWORD.value())).isEqualTo(account);
    }

    @Test
    void theLink_worksOnce() {
        acceptAsNew("Ann");

        assertThatThrownBy(() -> acceptAsNew("Eve")).isInstanceOf(TokenIsInvalid.class);
        assertThatThrownBy(() -> look(token)).isInstanceOf(TokenIsInvalid.class);
    }

    @Test
    void theLink_isGoodForAWeek() {
        var old = app.clock.instant().minus(Duration.ofDays(7));
        var stale = aName();
        var fresh = aName();
        keep(stale, old);
        keep(fresh, old.plusSeconds(1));

        assertThatThrownBy(() -> look(stale)).isInstanceOf(TokenIsInvalid.class);
        assertThatThrownBy(
                        () ->
                                app.alone(
                                        VISITOR,
                                        () -> service.acceptAsNewPerson(stale, "Ann", PASSWORD)))
                .isInstanceOf(TokenIsInvalid.class);
        assertThat(look(fresh).hasAccount()).isFalse();
    }

    @Test
    void aLinkThatNobodyMade_opensNothing() {
        for (var made : new String[] {"", "x", token + "x", "a\u0000", "x".repeat(100_000)}) {
            assertThatThrownBy(() -> look(made)).isInstanceOf(TokenIsInvalid.class);
        }
    }

    @Test
    void aPersonWithAnAccount_mustSignIn_soThatALinkAloneDoesNotTakeItOver() {
        app.identity.aPerson(email);

        assertThatThrownBy(() -> acceptAsNew("Eve")).isInstanceOf(SignInToAccept.class);
    }

    @Test
    void aNewPerson_isRefused_withANameThatPeopleCannotRead_andMayTryAgain() {
        assertThatThrownBy(() -> acceptAsNew("\u202E")).isInstanceOf(TextIsUnacceptable.class);

        assertThat(memberOf(acceptAsNew("Ann"))).isPresent();
    }

    @Test
    void aSignedInPerson_acceptsByTheLink_orFromTheInbox() {
        var ann = app.identity.aPerson(email);
        app.does(caller(ann), () -> service.accept(token));
        assertThat(memberOf(ann.id())).isPresent();

        var other = app.identity.anOrganisation();
        var second = app.identity.anInvitation(other, email, aName());
        app.does(caller(ann), () -> service.accept(second.id()));
        assertThat(app.in(() -> app.identity.members.find(other.id(), ann.id()))).isPresent();
    }

    @Test
    void anInvitation_isForItsAddressAlone_whateverOneKnows() {
        Account eve = app.identity.aPerson();

        assertThatThrownBy(() -> app.does(caller(eve), () -> service.accept(token)))
                .isInstanceOf(InvitationIsForAnother.class);
        assertThatThrownBy(() -> app.does(caller(eve), () -> service.accept(invitation.id())))
                .isInstanceOf(InvitationIsForAnother.class);
        assertThatThrownBy(
                        () ->
                                app.does(
                                        caller(eve),
                                        () ->
                                                service.accept(
                                                        InvitationId.next(app.clock.instant()))))
                .isInstanceOf(InvitationIsUnknown.class);
        assertThat(memberOf(eve.id())).isEmpty();
    }

    @Test
    void nobodyAndTheSystem_cannotAccept() {
        for (var caller : new Caller[] {VISITOR, Caller.system()}) {
            assertThatThrownBy(() -> app.does(caller, () -> service.accept(token)))
                    .isInstanceOf(LoginIsNeeded.class);
        }
    }

    @Test
    void aMember_cannotAcceptAnotherInvitationToTheSameOrganisation() {
        var ann = app.identity.aPerson(email);
        app.identity.aMember(acme, ann, Role.AUDITOR);

        assertThatThrownBy(() -> app.does(caller(ann), () -> service.accept(token)))
                .isInstanceOf(AlreadyAMember.class);
        assertThat(memberOf(ann.id()).orElseThrow().roles()).containsExactly(Role.AUDITOR);
    }

    @Test
    void fromTheInbox_anExpiredOrWithdrawnInvitation_isRefusedToo() {
        var ann = app.identity.aPerson(email);
        app.in(() -> app.identity.invitations.get(invitation.id()).withdraw());

        assertThatThrownBy(() -> app.does(caller(ann), () -> service.accept(invitation.id())))
                .isInstanceOf(TokenIsInvalid.class);
    }

    private InvitationAcceptance.Offer look(String shown) {
        return app.as(VISITOR, () -> service.look(shown));
    }

    private void keep(String shown, Instant sentAt) {
        var sent =
                new Invitation(
                        app.identity.anOrganisation().id(),
                        new EmailAddress(email),
                        Set.of(Role.REQUESTER),
                        SecretToken.digestOf(shown),
                        new MemberId(Subject.NOBODY),
                        sentAt);
        app.identity.database.inTransaction(() -> app.identity.invitations.add(sent));
    }

    private AccountId acceptAsNew(String name) {
        return app.alone(VISITOR, () -> service.acceptAsNewPerson(token, name, PASSWORD));
    }

    private Optional<Member> memberOf(AccountId account) {
        return app.in(() -> app.identity.members.find(acme.id(), account));
    }
}
