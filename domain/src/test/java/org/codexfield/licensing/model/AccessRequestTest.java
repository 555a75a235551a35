package org.codexfield.licensing.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.licensing.model.LicensingFixture.ANN;
import static org.codexfield.licensing.model.LicensingFixture.CARL;
import static org.codexfield.licensing.model.LicensingFixture.COMPLETE;
import static org.codexfield.licensing.model.LicensingFixture.HOSPITAL;
import static org.codexfield.licensing.model.LicensingFixture.IMAGES;
import static org.codexfield.licensing.model.LicensingFixture.INSTITUTE;
import static org.codexfield.licensing.model.LicensingFixture.LONG_ROUTE;
import static org.codexfield.licensing.model.LicensingFixture.NOON;
import static org.codexfield.licensing.model.LicensingFixture.OWN_RULE;
import static org.codexfield.licensing.model.LicensingFixture.RITA;
import static org.codexfield.licensing.model.LicensingFixture.SAM;
import static org.codexfield.licensing.model.LicensingFixture.SHORT_ROUTE;
import static org.codexfield.licensing.model.LicensingFixture.STEVE;
import static org.codexfield.licensing.model.LicensingFixture.VERSION;
import static org.codexfield.licensing.model.LicensingFixture.aDraft;
import static org.codexfield.licensing.model.LicensingFixture.aSubmitted;
import static org.codexfield.licensing.model.LicensingFixture.as;
import static org.codexfield.licensing.model.LicensingFixture.parties;
import static org.codexfield.licensing.model.LicensingFixture.terms;
import static org.codexfield.licensing.model.LicensingFixture.untilDay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.Approval;
import org.codexfield.licensing.RequestStatus;
import org.codexfield.licensing.StageOutcome;
import org.junit.jupiter.api.Test;

class AccessRequestTest {

    private static final RuleAuthor WRITER = new RuleAuthor(STEVE.account(), Set.of(HOSPITAL));

    @Test
    void aRequest_goesThroughItsStages_andIsApprovedByTheLast() {
        var request = aSubmitted(LONG_ROUTE);
        assertThat(request.status()).isEqualTo(RequestStatus.SUBMITTED);
        request.signOff(SAM, "We stand behind it", NOON);
        assertThat(request.status()).isEqualTo(RequestStatus.IN_REVIEW);
        request.review(RITA, "Fine", NOON);
        request.approve(CARL, untilDay(20), NOON);
        assertThat(request.status()).isEqualTo(RequestStatus.IN_REVIEW);

        var last = request.approve(STEVE, untilDay(90), NOON);

        assertThat(last.leafType()).isEqualTo("request.approved");
        assertThat(last.status()).isEqualTo(RequestStatus.APPROVED);
        assertThat(request.validUntil()).contains(NOON.plus(Duration.ofDays(20)));
        assertThat(request.waiting()).isEmpty();
        assertThat(request.decisions())
                .extracting(decision -> decision.outcome())
                .containsExactly(
                        StageOutcome.VOUCHED,
                        StageOutcome.ADVISED,
                        StageOutcome.APPROVED,
                        StageOutcome.APPROVED);
    }

    @Test
    void whatADecisionLogs_namesMembersOnly_andNoText() {
        var fact = aSubmitted(LONG_ROUTE).signOff(SAM, "Ann is a friend", NOON);

        assertThat(fact.document().toString())
                .contains(SAM.member().toString())
                .doesNotContain(SAM.account().toString())
                .doesNotContain("friend");
        assertThat(fact.change().before()).isNotEqualTo(fact.change().after());
    }

    @Test
    void anApproval_names_whatItIsBoundTo() {
        var request = aSubmitted(SHORT_ROUTE);
        var until = NOON.plus(Duration.ofDays(20));
        var document = request.approve(CARL, new Approval(until, "Cite us", ""), NOON).document();

        assertThat(document)
                .containsEntry("submissionDigest", request.submissionDigest().hex())
                .containsEntry("offerRevision", 1)
                .containsEntry(
                        "actions", request.content().actions().stream().map(Action::word).toList())
                .containsEntry("purposes", List.copyOf(request.content().purposes()))
                .containsEntry("routeDigest", OfferJson.digest(OfferJson.write(SHORT_ROUTE)).hex())
                .containsEntry("until", "2026-03-22T12:00:00.000Z")
                .containsEntry("conditionsDigest", OfferJson.digest("Cite us").hex());
        assertThat(request.decisions().get(0).members())
                .containsEntry("conditionsDigest", OfferJson.digest("Cite us").hex());
        assertThat(aSubmitted(LONG_ROUTE).signOff(SAM, "", NOON).document())
                .doesNotContainKeys("until", "conditionsDigest");
    }

    @Test
    void theRequester_neverDecides_evenWithEveryRole() {
        var request = aSubmitted(LONG_ROUTE);
        assertThatThrownBy(
                        () -> request.signOff(as(ANN, INSTITUTE, Role.SIGNING_OFFICIAL), "", NOON))
                .isInstanceOf(RequesterMayNotDecide.class);

        var atApproval = aSubmitted(SHORT_ROUTE);
        assertThatThrownBy(
                        () ->
                                atApproval.approve(
                                        as(ANN, HOSPITAL, Role.COMPLIANCE_OFFICER),
                                        untilDay(9),
                                        NOON))
                .isInstanceOf(RequesterMayNotDecide.class);
        assertThatThrownBy(
                        () ->
                                atApproval.reject(
                                        as(ANN, HOSPITAL, Role.COMPLIANCE_OFFICER), "", NOON))
                .isInstanceOf(RequesterMayNotDecide.class);
        assertThat(atApproval.status()).isEqualTo(RequestStatus.IN_REVIEW);
    }

    @Test
    void theBeneficiary_neverDecides() {
        var parties =
                new RequestParties(
                        HOSPITAL,
                        INSTITUTE,
                        ANN.member(),
                        ANN.account(),
                        SAM.member(),
                        SAM.account());
        var request =
                new AccessRequest(terms(1, LONG_ROUTE), IMAGES, VERSION, parties, COMPLETE, NOON);
        request.submit(terms(1, LONG_ROUTE), ANN.account(), NOON);

        assertThatThrownBy(() -> request.signOff(SAM, "", NOON))
                .isInstanceOf(BeneficiaryMayNotDecide.class);
    }

    @Test
    void whoeverVouched_neverDecides_forTheProvider() {
        var request = aSubmitted(LONG_ROUTE);
        request.signOff(SAM, "", NOON);

        assertThatThrownBy(() -> request.review(as(SAM, HOSPITAL, Role.COMMITTEE_MEMBER), "", NOON))
                .isInstanceOf(VoucherMayNotDecide.class);
    }

    @Test
    void membersOfTheRequestingOrganisation_neverDecideForTheProvider() {
        var request = aSubmitted(SHORT_ROUTE);
        var inBoth =
                new Decider(
                        CARL.account(),
                        CARL.member(),
                        HOSPITAL,
                        CARL.roles(),
                        Set.of(HOSPITAL, INSTITUTE));

        assertThatThrownBy(() -> request.approve(inBoth, untilDay(9), NOON))
                .isInstanceOf(ConsumersMayNotDecide.class);
        assertThatThrownBy(() -> request.giveBack(inBoth, "", NOON))
                .isInstanceOf(ConsumersMayNotDecide.class);
    }

    @Test
    void withinOneOrganisation_itsOwnPeopleDecide_butNotTheRequester() {
        var request =
                new AccessRequest(
                        terms(1, SHORT_ROUTE), IMAGES, VERSION, parties(HOSPITAL), COMPLETE, NOON);
        request.submit(terms(1, SHORT_ROUTE), ANN.account(), NOON);

        assertThatThrownBy(
                        () ->
                                request.approve(
                                        as(ANN, HOSPITAL, Role.COMPLIANCE_OFFICER),
                                        untilDay(9),
                                        NOON))
                .isInstanceOf(RequesterMayNotDecide.class);
        request.approve(CARL, untilDay(9), NOON);
        assertThat(request.status()).isEqualTo(RequestStatus.APPROVED);
    }

    @Test
    void onePerson_decidesOneStage_inLaterRoundsToo() {
        var request = aSubmitted(LONG_ROUTE);
        request.signOff(SAM, "", NOON);
        request.review(RITA, "", NOON);
        assertThatThrownBy(
                        () ->
                                request.approve(
                                        as(RITA, HOSPITAL, Role.COMPLIANCE_OFFICER),
                                        untilDay(9),
                                        NOON))
                .isInstanceOf(OneStageForEach.class);

        request.giveBack(CARL, "Say more", NOON);
        request.submit(terms(1, LONG_ROUTE), ANN.account(), NOON);
        request.signOff(SAM, "", NOON);
        assertThatThrownBy(
                        () -> request.review(as(CARL, HOSPITAL, Role.COMMITTEE_MEMBER), "", NOON))
                .isInstanceOf(OneStageForEach.class);
        request.review(RITA, "", NOON);
        request.approve(CARL, untilDay(9), NOON);
    }

    @Test
    void administrators_areNotExempt() {
        var request = aSubmitted(SHORT_ROUTE);

        assertThatThrownBy(
                        () ->
                                request.approve(
                                        as(STEVE, HOSPITAL, Role.ADMINISTRATOR), untilDay(9), NOON))
                .isInstanceOf(StageNeedsAnotherRole.class);
        assertThatThrownBy(
                        () ->
                                request.approve(
                                        as(STEVE, INSTITUTE, Role.COMPLIANCE_OFFICER),
                                        untilDay(9),
                                        NOON))
                .isInstanceOf(StageNeedsAnotherRole.class);
    }

    @Test
    void aStage_isEndedByWhatBelongsToIt() {
        var request = aSubmitted(LONG_ROUTE);
        assertThatThrownBy(() -> request.approve(CARL, untilDay(9), NOON))
                .isInstanceOf(StateForbidsCommand.class);
        request.signOff(SAM, "", NOON);

        assertThatThrownBy(() -> request.approve(CARL, untilDay(9), NOON))
                .isInstanceOf(StageIsAnother.class);
        assertThatThrownBy(() -> request.reject(RITA, "", NOON)).isInstanceOf(StageIsAnother.class);
    }

    @Test
    void whatIsDecided_staysDecided() {
        var request = aSubmitted(SHORT_ROUTE);
        request.reject(CARL, "No", NOON);

        assertThatThrownBy(() -> request.approve(CARL, untilDay(9), NOON))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> request.withdraw(ANN.account()))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> request.submit(terms(1, SHORT_ROUTE), ANN.account(), NOON))
                .isInstanceOf(StateForbidsCommand.class);
        assertThat(request.lapse(NOON.plus(Duration.ofDays(99)))).isEmpty();
    }

    @Test
    void anEnd_liesInTheFuture_butNotTooFar() {
        var request = aSubmitted(SHORT_ROUTE);

        assertThatThrownBy(() -> request.approve(CARL, untilDay(0), NOON))
                .isInstanceOf(EndIsOutOfBounds.class);
        assertThatThrownBy(() -> request.approve(CARL, untilDay(4_000), NOON))
                .isInstanceOf(EndIsOutOfBounds.class);
        assertThat(request.validUntil()).isEmpty();
    }

    @Test
    void theRequesterAlone_changesAndSubmitsAndWithdraws() {
        var request = aDraft(SHORT_ROUTE);
        var terms = terms(1, SHORT_ROUTE);

        assertThatThrownBy(() -> request.edit(terms, COMPLETE, SAM.account()))
                .isInstanceOf(RequestBelongsToAnother.class);
        assertThatThrownBy(() -> request.submit(terms, SAM.account(), NOON))
                .isInstanceOf(RequestBelongsToAnother.class);
        assertThatThrownBy(() -> request.withdraw(SAM.account()))
                .isInstanceOf(RequestBelongsToAnother.class);
        request.withdraw(ANN.account());
        assertThat(request.status()).isEqualTo(RequestStatus.WITHDRAWN);
    }

    @Test
    void aDraft_isHandedInComplete_andForTheRevisionThatWasSeen() {
        var request = aDraft(SHORT_ROUTE);
        var terms = terms(1, SHORT_ROUTE);
        assertThatThrownBy(() -> request.submit(terms(2, SHORT_ROUTE), ANN.account(), NOON))
                .isInstanceOf(OfferHasChanged.class);

        request.edit(
                terms,
                new RequestContent(Set.of("research"), Set.of(Action.INVOKE), Map.of()),
                ANN.account());
        assertThatThrownBy(() -> request.submit(terms, ANN.account(), NOON))
                .isInstanceOf(AnswerIsUnacceptable.class);
        request.edit(
                terms,
                new RequestContent(Set.of(), Set.of(Action.INVOKE), Map.of("why", "x")),
                ANN.account());
        assertThatThrownBy(() -> request.submit(terms, ANN.account(), NOON))
                .isInstanceOf(RequestSaysTooLittle.class);
    }

    @Test
    void whatIsHandedIn_isBoundByItsRevision_alsoWhenReturned() {
        var request = aSubmitted(SHORT_ROUTE);
        request.giveBack(CARL, "Why?", NOON);

        assertThatThrownBy(() -> request.edit(terms(2, SHORT_ROUTE), COMPLETE, ANN.account()))
                .isInstanceOf(OfferHasChanged.class);
        request.edit(terms(1, SHORT_ROUTE), COMPLETE, ANN.account());
    }

    @Test
    void theClock_standsStillWhileReturned() {
        var request = aSubmitted(SHORT_ROUTE);
        var fiveLater = NOON.plus(Duration.ofDays(5));
        request.giveBack(CARL, "Why?", fiveLater);
        assertThat(request.lapse(NOON.plus(Duration.ofDays(50)))).isEmpty();

        var back = NOON.plus(Duration.ofDays(50));
        request.submit(terms(1, SHORT_ROUTE), ANN.account(), back);

        assertThat(request.lapseAt()).contains(back.plus(Duration.ofDays(5)));
        assertThat(request.lapse(back.plus(Duration.ofDays(4)))).isEmpty();
        assertThat(request.lapse(back.plus(Duration.ofDays(5)))).isPresent();
        assertThat(request.status()).isEqualTo(RequestStatus.LAPSED);
    }

    @Test
    void reminders_comeAgain() {
        var request = aSubmitted(SHORT_ROUTE);

        assertThat(request.remind(NOON.plus(Duration.ofDays(1)))).isFalse();
        assertThat(request.remind(NOON.plus(Duration.ofDays(2)))).isTrue();
        assertThat(request.remind(NOON.plus(Duration.ofDays(3)))).isFalse();
        assertThat(request.remind(NOON.plus(Duration.ofDays(4)))).isTrue();
    }

    @Test
    void aRule_approves_onceTheOrganisationVouched_andOnlyWhatItCovers() {
        var institution = Set.of(OrganisationKind.INSTITUTION);
        var request = aSubmitted(OWN_RULE);
        assertThat(request.approveByRule(institution, WRITER, NOON)).isEmpty();
        request.signOff(SAM, "", NOON);
        assertThat(request.approveByRule(Set.of(OrganisationKind.CONSUMER), WRITER, NOON))
                .isEmpty();

        var fact = request.approveByRule(institution, WRITER, NOON).orElseThrow();

        assertThat(fact.decision().outcome()).isEqualTo(StageOutcome.APPROVED_BY_RULE);
        assertThat(fact.command()).isEqualTo("access-request-approved-by-rule");
        assertThat(request.validUntil()).contains(NOON.plus(Duration.ofDays(30)));
    }

    @Test
    void aRule_coversNarrowerPurposes_neverBroaderOnes() {
        var rule = requireNonNull(OWN_RULE.autoApproval());
        var kinds = Set.of(OrganisationKind.INSTITUTION);

        assertThat(RouteRules.approves(rule, Set.of("genetic-research"), kinds)).isTrue();
        assertThat(RouteRules.approves(rule, Set.of("research", "teaching"), kinds)).isFalse();
    }

    @Test
    void changes_areWhatDiffersFromTheSubmissionBefore() {
        var next =
                new RequestContent(
                        Set.of("research"),
                        Set.of(Action.INVOKE, Action.DOWNLOAD),
                        Map.of("why", "To learn more", "people", "3"));

        assertThat(next.changesSince(COMPLETE))
                .containsExactly("actions", "answers.people", "answers.why");
        assertThat(RequestContent.read(next.text())).isEqualTo(next);
    }
}
