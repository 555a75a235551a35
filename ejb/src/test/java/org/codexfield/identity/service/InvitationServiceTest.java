package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.aName;
import static org.codexfield.identity.persistence.TestIdentity.caller;

import java.util.List;
import java.util.Set;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.AlreadyAMember;
import org.codexfield.identity.model.AlreadyInvited;
import org.codexfield.identity.model.InvitationIsUnknown;
import org.codexfield.identity.model.InvitationStatus;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.NotPermitted;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.RoleBelongsToTheInstallation;
import org.codexfield.identity.model.RolesAreMissing;
import org.codexfield.identity.model.StateForbidsCommand;
import org.codexfield.identity.model.TokenIsInvalid;
import org.codexfield.shared.ListQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationServiceTest extends IdentityServiceTest {

    private InvitationService service;
    private InvitationAcceptance acceptance;
    private Organisation acme;
    private Member ann;
    private String email;

    @BeforeAll
    void find() {
        service = app.get(InvitationService.class);
        acceptance = app.get(InvitationAcceptance.class);
    }

    /** Ann administers Acme and knows somebody's address. */
    @BeforeEach
    void begin() {
        acme = app.identity.anOrganisation();
        ann = app.identity.aMember(acme, Role.ADMINISTRATOR);
        email = aName() + "@example.org";
    }

    @Test
    void send_mailsALink_whoseTokenIsKeptNowhereElse() {
        send(Role.STEWARD);

        var token = app.mailedToken(email);
        assertThat(app.mails(email).get(0))
                .contains("https://portal.example.org/invitation.xhtml#" + token)
                .contains("You are invited")
                .contains("eingeladen");
        assertThat(
                        app.identity
                                .database
                                .sql()
                                .list(
                                        "SELECT message_key FROM evidence.outbox_message WHERE"
                                                + " message_key LIKE ?",
                                        List.of("%" + token + "%"),
                                        row -> row.getString(1)))
                .isEmpty();
        assertThat(app.audited("invitation-sent", caller(ann))).isOne();
    }

    @Test
    void send_isRefused_toMembers_andToThoseInvitedAlready() {
        var member = app.identity.aPerson(email);
        app.identity.aMember(acme, member, Role.AUDITOR);
        assertThatThrownBy(() -> send(Role.STEWARD)).isInstanceOf(AlreadyAMember.class);

        email = aName() + "@example.org";
        send(Role.STEWARD);
        assertThatThrownBy(() -> send(Role.AUDITOR)).isInstanceOf(AlreadyInvited.class);
        assertThat(app.mails(email)).hasSize(1);
    }

    @Test
    void send_isRefused_withTheOperatorsRole_outsideTheInstallation() {
        assertThatThrownBy(() -> send(Role.OPERATOR))
                .isInstanceOf(RoleBelongsToTheInstallation.class);
        assertThatThrownBy(this::send).isInstanceOf(RolesAreMissing.class);

        var installation =
                app.in(
                        () ->
                                app.identity.organisations.get(
                                        app.identity.installation.organisation()));
        app.as(
                app.operator(),
                () ->
                        service.send(
                                installation.slug(),
                                new EmailAddress(email),
                                Set.of(Role.OPERATOR)));
        assertThat(app.mails(email)).hasSize(1);
    }

    @Test
    void anotherOrganisationsAdministrator_canDoNothingHere() {
        var id = send(Role.STEWARD);
        var other = app.identity.anOrganisation();
        var eve = caller(app.identity.aMember(other, Role.ADMINISTRATOR));

        assertThatThrownBy(
                        () ->
                                app.as(
                                        eve,
                                        () ->
                                                service.send(
                                                        acme.slug(),
                                                        new EmailAddress("eve@example.org"),
                                                        Set.of(Role.ADMINISTRATOR))))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> app.as(eve, () -> service.list(acme.slug(), ListQuery.first(5))))
                .isInstanceOf(NotPermitted.class);
        for (var slug : new String[] {acme.slug(), other.slug()}) {
            assertThatThrownBy(() -> app.does(eve, () -> service.renew(slug, id)))
                    .isInstanceOfAny(NotPermitted.class, InvitationIsUnknown.class);
            assertThatThrownBy(() -> app.does(eve, () -> service.withdraw(slug, id)))
                    .isInstanceOfAny(NotPermitted.class, InvitationIsUnknown.class);
        }
        assertThat(statusOf(id)).isEqualTo(InvitationStatus.PENDING);
    }

    @Test
    void renew_voidsTheEarlierLink() {
        var id = send(Role.STEWARD);
        var first = app.mailedToken(email);

        app.does(caller(ann), () -> service.renew(acme.slug(), id));

        var second = app.mailedToken(email);
        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(() -> look(first)).isInstanceOf(TokenIsInvalid.class);
        assertThat(look(second).email()).isEqualTo(email);
    }

    @Test
    void withdraw_voidsTheLink_once() {
        var id = send(Role.STEWARD);
        var token = app.mailedToken(email);

        app.does(caller(ann), () -> service.withdraw(acme.slug(), id));

        assertThatThrownBy(() -> look(token)).isInstanceOf(TokenIsInvalid.class);
        assertThatThrownBy(() -> app.does(caller(ann), () -> service.withdraw(acme.slug(), id)))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> app.does(caller(ann), () -> service.renew(acme.slug(), id)))
                .isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void theList_isForAdministratorsAndAuditors_ofTheOrganisation() {
        send(Role.STEWARD);
        var auditor = caller(app.identity.aMember(acme, Role.AUDITOR));
        var steward = caller(app.identity.aMember(acme, Role.STEWARD));

        assertThat(app.as(auditor, () -> service.list(acme.slug(), ListQuery.first(5))).items())
                .extracting(InvitationView::email)
                .containsExactly(email);
        assertThatThrownBy(
                        () -> app.as(steward, () -> service.list(acme.slug(), ListQuery.first(5))))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void theInbox_isTheCallersOwn() {
        send(Role.STEWARD);
        var invited = app.identity.aPerson(email);
        var other = app.identity.aPerson();

        assertThat(app.as(caller(invited), service::mine))
                .extracting(InvitationView::invitedBy)
                .containsExactly(acme.name());
        assertThat(app.as(caller(other), service::mine)).isEmpty();
        assertThat(app.as(Caller.anonymous("192.0.2.1"), service::mine)).isEmpty();
    }

    private InvitationId send(Role... roles) {
        return app.as(
                caller(ann),
                () -> service.send(acme.slug(), new EmailAddress(email), Set.of(roles)));
    }

    private InvitationAcceptance.Offer look(String token) {
        return app.as(Caller.anonymous("192.0.2.1"), () -> acceptance.look(token));
    }

    private InvitationStatus statusOf(InvitationId id) {
        return app.in(() -> app.identity.invitations.get(id).status());
    }
}
