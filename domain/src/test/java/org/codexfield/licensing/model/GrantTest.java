package org.codexfield.licensing.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.licensing.model.LicensingFixture.ANN;
import static org.codexfield.licensing.model.LicensingFixture.CARL;
import static org.codexfield.licensing.model.LicensingFixture.HOSPITAL;
import static org.codexfield.licensing.model.LicensingFixture.INSTITUTE;
import static org.codexfield.licensing.model.LicensingFixture.LONG_ROUTE;
import static org.codexfield.licensing.model.LicensingFixture.NOON;
import static org.codexfield.licensing.model.LicensingFixture.SHORT_ROUTE;
import static org.codexfield.licensing.model.LicensingFixture.STEVE;
import static org.codexfield.licensing.model.LicensingFixture.aSubmitted;
import static org.codexfield.licensing.model.LicensingFixture.as;

import java.time.Duration;
import java.util.Set;
import org.codexfield.identity.Role;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.Approval;
import org.codexfield.licensing.GrantStatus;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

class GrantTest {

    private static final Did PROVIDER = new Did("did:web:example.org:organisations:hospital");
    private static final Did CONSUMER = new Did("did:web:example.org:organisations:institute");

    private static final Digest APPROVAL = Digest.of(new byte[] {5});
    private static final Role APPROVER = Role.COMPLIANCE_OFFICER;

    private final Grant grant = aGrant();

    private static Grant aGrant() {
        return aGrantOn("");
    }

    private static Grant aGrantOn(String conditions) {
        var request = aSubmitted(SHORT_ROUTE);
        var until = NOON.plus(Duration.ofDays(30));
        request.approve(CARL, new Approval(until, conditions, ""), NOON);
        return new Grant(request, PROVIDER, CONSUMER, NOON);
    }

    @Test
    void aGrant_saysWhatWasApproved_byWhom() {
        var issued = grant.issued(APPROVAL);

        assertThat(issued.scope().actions()).containsExactly(Action.INVOKE);
        assertThat(issued.scope().purposes()).containsExactly("research");
        assertThat(issued.document().toString())
                .contains(CARL.member().toString())
                .contains(PROVIDER.value())
                .doesNotContain(CARL.account().toString());
    }

    @Test
    void theConditionsOfAGrant_areInItsDocument() {
        var bound = aGrantOn("Delete after a year").issued(APPROVAL);
        var demanded = Digest.of("Delete after a year".getBytes(UTF_8));

        assertThat(bound.document())
                .containsEntry("conditionsDigest", demanded.hex())
                .containsEntry("approvalDigest", APPROVAL.hex())
                .containsEntry("validFrom", "2026-03-02T12:00:00.000Z")
                .containsEntry("validUntil", "2026-04-01T12:00:00.000Z");
    }

    @Test
    void aRequestThatIsNotApproved_makesNoGrant() {
        assertThatThrownBy(() -> new Grant(aSubmitted(SHORT_ROUTE), PROVIDER, CONSUMER, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGrant_isSuspended_resumed_andRevokedForGood() {
        grant.suspend(STEVE, "audit", NOON);
        assertThatThrownBy(() -> grant.suspend(STEVE, "", NOON))
                .isInstanceOf(StateForbidsCommand.class);
        grant.resume(STEVE, "passed", NOON);
        grant.revoke(STEVE, "misuse", NOON);

        assertThat(grant.status()).isEqualTo(GrantStatus.REVOKED);
        assertThatThrownBy(() -> grant.resume(STEVE, "", NOON))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(
                        () ->
                                grant.extend(
                                        CARL, APPROVER, NOON.plus(Duration.ofDays(60)), "", NOON))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> grant.requireUsable(NOON)).isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void anEnd_movesLater_whileTheGrantHolds() {
        var later = NOON.plus(Duration.ofDays(60));
        assertThatThrownBy(
                        () ->
                                grant.extend(
                                        CARL, APPROVER, NOON.plus(Duration.ofDays(30)), "", NOON))
                .isInstanceOf(EndIsNotLater.class);
        assertThatThrownBy(() -> grant.extend(CARL, APPROVER, NOON, "", NOON))
                .isInstanceOf(EndIsOutOfBounds.class);

        grant.extend(CARL, APPROVER, later, "", NOON);

        assertThat(grant.facts().validUntil()).isEqualTo(later);
        assertThatThrownBy(() -> grant.extend(CARL, APPROVER, later.plusSeconds(1), "", later))
                .isInstanceOf(GrantIsOver.class);
        assertThatThrownBy(() -> grant.requireUsable(later)).isInstanceOf(GrantIsOver.class);
    }

    @Test
    void onePerson_extendsOnce_byAtMostWhatWasApproved() {
        var latest = NOON.plus(Duration.ofDays(60));
        assertThatThrownBy(() -> grant.extend(CARL, APPROVER, latest.plusMillis(1), "", NOON))
                .isInstanceOf(ExtensionIsTooLong.class)
                .hasMessageContaining(latest.toString());
        assertThat(grant.isExtended()).isFalse();

        grant.extend(CARL, APPROVER, latest.minusSeconds(1), "", NOON);

        assertThat(grant.isExtended()).isTrue();
        assertThatThrownBy(() -> grant.extend(CARL, APPROVER, latest, "", NOON))
                .isInstanceOf(GrantWasExtended.class);
    }

    @Test
    void anExtension_needsTheRoleOfTheLastApproval_andNoPartInTheRequest() {
        var later = NOON.plus(Duration.ofDays(31));
        assertThatThrownBy(() -> grant.extend(STEVE, APPROVER, later, "", NOON))
                .isInstanceOf(StageNeedsAnotherRole.class);
        var inBoth =
                new Decider(
                        CARL.account(),
                        CARL.member(),
                        HOSPITAL,
                        CARL.roles(),
                        Set.of(HOSPITAL, INSTITUTE));
        assertThatThrownBy(() -> grant.extend(inBoth, APPROVER, later, "", NOON))
                .isInstanceOf(ConsumersMayNotDecide.class);
        assertThat(aSubmitted(LONG_ROUTE).lastApprover()).isEqualTo(Role.STEWARD);
    }

    @Test
    void theRequester_neverExtendsOrResumes() {
        var ann = as(ANN, HOSPITAL, Role.STEWARD);
        grant.suspend(STEVE, "", NOON);

        assertThatThrownBy(
                        () ->
                                grant.extend(
                                        ann,
                                        Role.STEWARD,
                                        NOON.plus(Duration.ofDays(60)),
                                        "",
                                        NOON))
                .isInstanceOf(RequesterMayNotDecide.class);
        assertThatThrownBy(() -> grant.resume(ann, "", NOON))
                .isInstanceOf(RequesterMayNotDecide.class);
    }
}
