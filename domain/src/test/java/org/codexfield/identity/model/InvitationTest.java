package org.codexfield.identity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.model.IdentityFixture.ACME;
import static org.codexfield.identity.model.IdentityFixture.ANN_MAIL;
import static org.codexfield.identity.model.IdentityFixture.NOON;
import static org.codexfield.identity.model.IdentityFixture.anInvitation;
import static org.codexfield.identity.model.IdentityFixture.member;

import java.time.Instant;
import java.util.Set;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvitationTest {

    private static final Instant LAST_MOMENT = NOON.plus(Invitation.VALIDITY).minusMillis(1);
    private static final Instant TOO_LATE = NOON.plus(Invitation.VALIDITY);
    private static final Digest NEW_LINK = SecretToken.digestOf("new link");

    @Test
    void send_offersTheRoles_toTheAddress() {
        var invitation = anInvitation(InvitationStatus.PENDING);

        assertThat(invitation.organisation()).isEqualTo(ACME);
        assertThat(invitation.email()).isEqualTo(ANN_MAIL);
        assertThat(invitation.roles()).containsExactly(Role.REQUESTER);
        assertThat(invitation.sent().change().before()).isEqualTo(Digest.ZERO);
    }

    @Test
    void send_isRefused_withoutAnyRole() {
        assertThatThrownBy(
                        () -> new Invitation(ACME, ANN_MAIL, Set.of(), NEW_LINK, member(1), NOON))
                .isInstanceOf(RolesAreMissing.class);
    }

    @Test
    void accept_isPossible_untilTheLastMoment() {
        var invitation = anInvitation(InvitationStatus.PENDING);
        var sent = invitation.sent();

        var fact = invitation.accept(LAST_MOMENT);

        assertThat(invitation.status()).isEqualTo(InvitationStatus.ACCEPTED);
        assertThat(fact.change().before()).isEqualTo(sent.change().after());
    }

    @Test
    void accept_isRefused_whenTheLinkIsTooOld() {
        var invitation = anInvitation(InvitationStatus.PENDING);

        assertThatThrownBy(() -> invitation.accept(TOO_LATE)).isInstanceOf(TokenIsInvalid.class);
        assertThat(invitation.status()).isEqualTo(InvitationStatus.PENDING);
    }

    @ParameterizedTest
    @EnumSource(
            value = InvitationStatus.class,
            names = {"ACCEPTED", "WITHDRAWN"})
    void accept_isRefused_whenItWasUsedOrWithdrawn(InvitationStatus status) {
        var invitation = anInvitation(status);

        assertThatThrownBy(() -> invitation.accept(NOON)).isInstanceOf(TokenIsInvalid.class);
        assertThatThrownBy(() -> invitation.requireOpen(NOON)).isInstanceOf(TokenIsInvalid.class);
        assertThat(invitation.status()).isEqualTo(status);
    }

    @Test
    void renew_givesAnExpiredInvitationAnotherWeek() {
        var invitation = anInvitation(InvitationStatus.PENDING);

        invitation.renew(NEW_LINK, TOO_LATE);

        assertThatCode(
                        () ->
                                invitation.requireOpen(
                                        TOO_LATE.plus(Invitation.VALIDITY).minusMillis(1)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> invitation.requireOpen(TOO_LATE.plus(Invitation.VALIDITY)))
                .isInstanceOf(TokenIsInvalid.class);
    }

    @Test
    void everyFact_startsWhereTheOneBeforeEnded() {
        var invitation = anInvitation(InvitationStatus.PENDING);
        var sent = invitation.sent();
        var renewed = invitation.renew(NEW_LINK, NOON);
        var withdrawn = invitation.withdraw();

        assertThat(renewed.change().before()).isEqualTo(sent.change().after());
        assertThat(withdrawn.change().before()).isEqualTo(renewed.change().after());
        assertThat(withdrawn.change().after()).isNotEqualTo(renewed.change().after());
    }
}
