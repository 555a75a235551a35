package org.codexfield.licensing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.licensing.service.LicensingApplication.ASKED;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.Role;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.licensing.Visibility;
import org.codexfield.licensing.model.AccessRequestIsUnknown;
import org.codexfield.licensing.model.BeneficiaryIsUnfit;
import org.codexfield.licensing.model.ConsumersMayNotDecide;
import org.codexfield.licensing.model.NotPermitted;
import org.codexfield.licensing.model.StateForbidsCommand;
import org.codexfield.licensing.model.VersionIsNotOffered;
import org.codexfield.licensing.service.LicensingViews.Waiting;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** From request to decision, on a real database. */
abstract class ApprovalContract extends LicensingContract {

    ApprovalContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void aRequest_isDecidedByFourPeople_andEndsInAGrant() {
        var id = own.aSubmitted();
        assertThat(own.view(own.official, id).request().waitingFor()).isEqualTo("signing-official");
        own.signOff(id);
        own.app.does(
                own.reviewer,
                () ->
                        own.get(RequestDecisionService.class)
                                .review(id, "Mind the children", Optional.empty()));
        own.app.does(
                own.officer,
                () ->
                        own.get(RequestDecisionService.class)
                                .giveBack(id, "How many?", Optional.empty()));
        assertThat(own.view(own.requester, id).request().status()).isEqualTo("returned");
        change(id, "To learn more");
        own.submit(id);
        assertThat(own.view(own.officer, id).changes()).containsExactly("answers.why");
        own.signOff(id);
        own.app.does(
                own.reviewer,
                () -> own.get(RequestDecisionService.class).review(id, "", Optional.empty()));
        own.approve(id);

        var view = own.view(own.requester, id);
        assertThat(view.request().status()).isEqualTo("approved");
        assertThat(view.decisions())
                .extracting(RequestView.Decision::outcome)
                .containsExactly(
                        "vouched", "advised", "returned", "vouched", "advised", "approved");
        assertThat(view.request().consumerName()).isEqualTo(own.institute.name());
        assertThat(view.conditions()).isEqualTo("Cite us");
        assertThat(view.grant()).isPresent();
        assertThat(leaves("request.approved", id)).isOne();
        assertThat(leaves("grant.issued", id)).isOne();
        assertThat(leaves("request.submitted", id)).isEqualTo(2);
    }

    @Test
    void advice_andInternalComments_areForOnesOwnPeople() {
        var id = own.aReviewed();
        var comments = own.get(AccessRequestService.class);
        own.app.does(own.officer, () -> comments.comment(id, "Careful", Visibility.INTERNAL));
        own.app.does(own.officer, () -> comments.comment(id, "Hello", Visibility.PUBLIC));
        own.app.does(own.official, () -> comments.comment(id, "Ours only", Visibility.INTERNAL));

        assertThat(texts(own.requester, id)).contains("Hello", "Ours only", "Ours");
        assertThat(texts(own.requester, id)).doesNotContain("Careful", "Fine");
        assertThat(texts(own.officer, id)).contains("Hello", "Careful", "Fine");
        assertThat(texts(own.officer, id)).doesNotContain("Ours only");
    }

    @Test
    void aDraft_isItsRequestersAlone() {
        var id = own.aDraft(own.anOffer());

        for (var by : List.of(own.official, own.officer, own.steward)) {
            assertThatThrownBy(() -> own.view(by, id)).isInstanceOf(AccessRequestIsUnknown.class);
        }
        assertThat(own.view(own.requester, id).request().status()).isEqualTo("draft");
    }

    @Test
    void strangers_learnNothingOfARequest() {
        var id = own.aSubmitted();
        var other = own.app.identity.anOrganisation();
        var stranger =
                own.caller(
                        other,
                        Role.COMPLIANCE_OFFICER,
                        Role.REQUESTER,
                        Role.SIGNING_OFFICIAL,
                        Role.ADMINISTRATOR);

        assertThatThrownBy(() -> own.view(stranger, id)).isInstanceOf(AccessRequestIsUnknown.class);
        assertThatThrownBy(() -> own.approve(stranger, id))
                .isInstanceOf(AccessRequestIsUnknown.class);
        assertThat(rows(stranger, Waiting.ANY)).isEmpty();
    }

    @Test
    void decisions_needTheRole_inTheRightOrganisation() {
        var id = own.aSubmitted();
        var decisions = own.get(RequestDecisionService.class);

        assertThatThrownBy(
                        () ->
                                own.app.does(
                                        own.requester,
                                        () -> decisions.signOff(id, "", Optional.empty())))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(
                        () ->
                                own.app.does(
                                        own.officer,
                                        () -> decisions.signOff(id, "", Optional.empty())))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> own.approve(own.official, id)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> own.approve(id)).isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void aMemberOfBothOrganisations_neverDecides_norFindsItInTheInbox() {
        var id = own.aReviewed();
        var person = own.app.identity.aPerson();
        own.app.identity.aMember(own.institute, person, Role.AUDITOR);
        var inBoth =
                TestIdentity.caller(
                        own.app.identity.aMember(own.hospital, person, Role.COMPLIANCE_OFFICER));

        assertThatThrownBy(() -> own.approve(inBoth, id)).isInstanceOf(ConsumersMayNotDecide.class);
        assertThat(rows(inBoth, Waiting.ME)).doesNotContain(id.value());
        assertThat(rows(own.officer, Waiting.ME)).contains(id.value());
    }

    @Test
    void theInbox_tellsWhatWaitsOnWhom() {
        var id = own.aSubmitted();
        assertThat(rows(own.official, Waiting.ME)).contains(id.value());
        assertThat(rows(own.requester, Waiting.ME)).doesNotContain(id.value());
        assertThat(rows(own.requester, Waiting.OTHERS)).contains(id.value());
        assertThat(rows(own.officer, Waiting.ME)).doesNotContain(id.value());
        assertThat(rows(own.officer, Waiting.OTHERS)).contains(id.value());

        own.signOff(id);
        assertThat(rows(own.official, Waiting.ME)).doesNotContain(id.value());
        assertThat(rows(own.reviewer, Waiting.ME)).contains(id.value());
        var both =
                TestIdentity.caller(
                        own.app.identity.aMember(
                                own.hospital, Role.COMMITTEE_MEMBER, Role.COMPLIANCE_OFFICER));
        own.app.does(
                both, () -> own.get(RequestDecisionService.class).review(id, "", Optional.empty()));
        assertThat(rows(both, Waiting.ME)).doesNotContain(id.value());
        own.app.does(
                own.officer,
                () -> own.get(RequestDecisionService.class).giveBack(id, "?", Optional.empty()));
        assertThat(rows(own.requester, Waiting.ME)).contains(id.value());
    }

    @Test
    void access_isAskedForPublishedVersions_andOwnPeople() {
        var service = own.get(AccessRequestService.class);
        var capsule = own.anOffer();
        var two = new VersionNumber("2.0.0");
        var foreign = Optional.of(own.officer.member());
        assertThatThrownBy(
                        () ->
                                own.app.as(
                                        own.requester,
                                        () ->
                                                service.draft(
                                                        new RequestDraft(
                                                                capsule,
                                                                two,
                                                                "basic",
                                                                Optional.empty(),
                                                                ASKED))))
                .isInstanceOf(VersionIsNotOffered.class);
        assertThatThrownBy(
                        () ->
                                own.app.as(
                                        own.requester,
                                        () ->
                                                service.draft(
                                                        new RequestDraft(
                                                                capsule,
                                                                LicensingApplication.ONE,
                                                                "basic",
                                                                foreign,
                                                                ASKED))))
                .isInstanceOf(BeneficiaryIsUnfit.class);
    }
}
