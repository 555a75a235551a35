package org.codexfield.licensing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.Route;
import org.codexfield.licensing.Stage;
import org.codexfield.licensing.StageKind;
import org.codexfield.licensing.Visibility;
import org.codexfield.licensing.model.AccessRequestIsUnknown;
import org.codexfield.licensing.model.GrantIsUnknown;
import org.codexfield.licensing.service.LicensingViews.Waiting;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.ListQueryIsOutOfBounds;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What people may do, before they try, and what they are shown to decide by. */
abstract class OptionsContract extends LicensingContract {

    private static final Optional<Long> UNSEEN = Optional.empty();

    OptionsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    private RequestOptions options(Caller by, AccessRequestId id) {
        return own.app.as(by, () -> own.get(RequestOptionsService.class).of(id));
    }

    @Test
    void eachStage_offersItsCommands_toWhoMayEndIt() {
        var id = own.aSubmitted();
        assertThat(options(own.requester, id).commands())
                .containsExactlyInAnyOrder(
                        "withdraw-request", "comment-as-consumer", "fetch-own-attachments");
        assertThat(options(own.official, id).commands())
                .containsExactlyInAnyOrder(
                        "sign-off-request",
                        "return-unvouched-request",
                        "comment-as-consumer",
                        "fetch-own-attachments");
        assertThat(options(own.officer, id).commands())
                .containsExactlyInAnyOrder("comment-as-provider", "fetch-incoming-attachments");
        assertThat(options(own.officer, id).hindrance()).isEmpty();

        own.signOff(id);
        assertThat(options(own.reviewer, id).commands())
                .containsExactlyInAnyOrder(
                        "review-request",
                        "return-request",
                        "comment-as-provider",
                        "fetch-incoming-attachments");
        own.app.does(
                own.reviewer,
                () -> own.get(RequestDecisionService.class).review(id, "Fine", UNSEEN));
        assertThat(options(own.officer, id).commands())
                .containsExactlyInAnyOrder(
                        "approve-request",
                        "reject-request",
                        "return-request",
                        "comment-as-provider",
                        "fetch-incoming-attachments");
        own.approve(id);
        assertThat(options(own.officer, id).commands())
                .containsExactlyInAnyOrder("comment-as-provider", "fetch-incoming-attachments");
        assertThat(options(own.requester, id).commands())
                .containsExactlyInAnyOrder("comment-as-consumer", "fetch-own-attachments");
    }

    @Test
    void whoMayNotDecideInPerson_isToldWhy_andOfferedNothing() {
        var id = own.aReviewed();
        var person = own.app.identity.aPerson();
        own.app.identity.aMember(own.institute, person, Role.AUDITOR);
        var inBoth =
                TestIdentity.caller(
                        own.app.identity.aMember(own.hospital, person, Role.COMPLIANCE_OFFICER));

        var options = options(inBoth, id);
        assertThat(options.commands())
                .containsExactlyInAnyOrder("comment-as-provider", "fetch-incoming-attachments");
        assertThat(options.hindrance().orElseThrow().code()).isEqualTo("consumers-may-not-decide");
        assertThat(options(own.officer, id).hindrance()).isEmpty();
    }

    @Test
    void whoAsksTheirOwnOrganisation_isToldThatSomebodyElseDecides() {
        var both = own.caller(own.hospital, Role.REQUESTER, Role.COMPLIANCE_OFFICER);
        var approval = new Stage(StageKind.APPROVAL, Role.COMPLIANCE_OFFICER);
        var capsule = own.anOffer(new Route(List.of(approval), 5, 2, 10, null));
        var id =
                own.app.as(
                        both,
                        () ->
                                own.get(AccessRequestService.class)
                                        .draft(
                                                new RequestDraft(
                                                        capsule,
                                                        LicensingApplication.ONE,
                                                        "basic",
                                                        Optional.empty(),
                                                        LicensingApplication.ASKED)));
        own.app.does(both, () -> own.get(AccessRequestService.class).submit(id, UNSEEN));

        var options = options(both, id);
        assertThat(options.commands()).doesNotContain("approve-request", "reject-request");
        assertThat(options.hindrance().orElseThrow().code()).isEqualTo("requester-may-not-decide");
        assertThat(options(own.officer, id).commands()).contains("approve-request");
    }

    @Test
    void optionsAndMatches_areForThoseWhoSeeTheRequest() {
        var id = own.aDraft(own.anOffer());

        assertThat(options(own.requester, id).commands())
                .contains("edit-request", "submit-request", "withdraw-request");
        assertThatThrownBy(() -> options(own.officer, id))
                .isInstanceOf(AccessRequestIsUnknown.class);
        assertThatThrownBy(() -> matches(own.officer, id))
                .isInstanceOf(AccessRequestIsUnknown.class);
    }

    private List<PurposeMatchView> matches(Caller by, AccessRequestId id) {
        return own.app.as(
                by, () -> own.get(PurposeMatchService.class).ofRequest(id, Locale.ENGLISH));
    }

    @Test
    void aPurpose_fits_orDoesNot_orDependsOnWhatIsUnknown() {
        var asked =
                new RequestDraft.Asked(
                        Set.of("genetic-research", "marketing"),
                        Set.of(Action.INVOKE),
                        Map.of("why", "To learn"));
        var open = own.aDraft(own.anOffer(), asked);
        assertThat(matches(own.requester, open))
                .extracting(PurposeMatchView::fit)
                .containsExactly("covered", "not-covered");

        var regional =
                own.anOffer(
                        LicensingApplication.ROUTE,
                        """
                        licence "Imaging" version 1.0.0
                        permit invoke for purpose research in regions EU
                        """);
        var there = own.aDraft(regional, asked);
        assertThat(matches(own.requester, there))
                .extracting(PurposeMatchView::fit)
                .containsExactly("open", "not-covered");
        assertThat(matches(own.requester, there).get(0).reasons()).hasSize(1);

        var offer = new OfferId(own.view(own.requester, there).offer());
        var offered =
                own.app.as(
                        own.requester,
                        () -> own.get(PurposeMatchService.class).ofOffer(offer, 1, Locale.GERMAN));
        assertThat(offered)
                .filteredOn(OfferedPurpose::covered)
                .extracting(OfferedPurpose::code)
                .contains("research", "genetic-research")
                .doesNotContain("marketing", "teaching");
    }

    @Test
    void everythingWrongWithAnswers_isToldAtOnce() {
        var id = own.aDraft(own.anOffer());
        var view = own.view(own.requester, id);
        var problems =
                own.app.as(
                        own.requester,
                        () ->
                                own.get(RequestOptionsService.class)
                                        .problems(
                                                new OfferId(view.offer()),
                                                view.offerRevision(),
                                                Map.of("why", " "),
                                                Set.of()));
        assertThat(problems).containsOnlyKeys("why");
        assertThat(problems.values())
                .extracting(DomainException::code)
                .containsExactly("answer-is-unacceptable");
    }

    @Test
    void whatWaits_isCounted_andWhatChanged_isShownWithWhatWasBefore() {
        var official = own.caller(own.institute, Role.SIGNING_OFFICIAL);
        long before = waiting(official);
        var id = own.aSubmitted();
        assertThat(waiting(official)).isEqualTo(before + 1);
        assertThat(rows(official, Waiting.ME)).contains(id.value());
        own.app.does(
                own.official,
                () -> own.get(RequestDecisionService.class).giveBack(id, "Why?", UNSEEN));
        assertThat(waiting(official)).isEqualTo(before);
        change(id, "To learn more");
        own.submit(id);

        var view = own.view(own.official, id);
        assertThat(view.earlier().orElseThrow().answers()).containsEntry("why", "To learn");
        assertThat(view.capsuleVersion()).contains("1.0.0");
        assertThat(view.request().purposes()).containsExactly("research");
    }

    private long waiting(Caller by) {
        return own.app.as(by, () -> own.get(RequestReadingService.class).waiting());
    }

    @Test
    void aGrant_keepsItsHistory_withReasons() {
        var grant = own.aGrant();
        var service = own.get(GrantService.class);
        own.app.does(own.steward, () -> service.suspend(grant, "Audit", UNSEEN));
        own.app.does(own.steward, () -> service.resume(grant, "Passed", UNSEEN));
        own.app.does(own.officer, () -> service.revoke(grant, "Misuse", UNSEEN));

        var history =
                own.app.as(
                        own.requester, () -> own.get(GrantProofService.class).history(grant, ALL));
        assertThat(history.items())
                .extracting(GrantEntryView::kind)
                .containsExactly("issued", "suspended", "resumed", "revoked");
        assertThat(history.items())
                .extracting(GrantEntryView::text)
                .containsExactly("", "Audit", "Passed", "Misuse");
        var view = own.app.as(own.officer, () -> service.get(grant));
        assertThat(view.decidedBy()).isEqualTo(own.officer.member().value());
        assertThat(own.app.as(own.officer, () -> own.get(GrantProofService.class).commands(grant)))
                .isEmpty();
    }

    @Test
    void aGrantsProof_isForBothSides_andForNobodyElse() {
        var grant = own.aGrant();
        var proofs = own.get(GrantProofService.class);
        var issued = own.app.as(own.requester, () -> proofs.issued(grant));
        assertThat(issued.orElseThrow().body()).contains(grant.toString());
        assertThat(own.app.as(own.requester, () -> proofs.places(grant))).isEmpty();
        own.app.as(own.requester, () -> own.get(CredentialService.class).credential(grant));
        assertThat(own.app.as(own.requester, () -> proofs.places(grant)))
                .extracting(GrantStatusPlace::purpose)
                .containsExactly("revocation", "suspension");
        assertThat(own.app.as(own.requester, () -> proofs.commands(grant)))
                .containsExactly("fetch-credential");
        assertThat(own.app.as(own.steward, () -> proofs.commands(grant)))
                .containsExactly("suspend-grant", "revoke-grant");

        var stranger = own.caller(own.app.identity.anOrganisation(), Role.STEWARD, Role.REQUESTER);
        assertThatThrownBy(() -> own.app.as(stranger, () -> proofs.issued(grant)))
                .isInstanceOf(GrantIsUnknown.class);
        assertThatThrownBy(() -> own.app.as(stranger, () -> proofs.history(grant, ALL)))
                .isInstanceOf(GrantIsUnknown.class);
        assertThatThrownBy(() -> own.app.as(stranger, () -> proofs.places(grant)))
                .isInstanceOf(GrantIsUnknown.class);
    }

    @Test
    void grants_areFoundBySide_stateAndEnd() {
        var grant = own.aGrant();
        assertThat(grants(own.officer, "side", "given")).contains(grant);
        assertThat(grants(own.officer, "side", "held")).isEmpty();
        assertThat(grants(own.requester, "side", "held")).contains(grant);
        assertThat(grants(own.requester, "endsWithin", "30")).contains(grant);
        assertThat(grants(own.requester, "status", "active")).contains(grant);
        assertThat(grants(own.requester, "status", "expired")).doesNotContain(grant);
        own.app.clock.pass(Duration.ofDays(31));
        assertThat(grants(own.requester, "status", "expired")).contains(grant);
        assertThat(grants(own.requester, "status", "active")).doesNotContain(grant);
        assertThat(grants(own.requester, "endsWithin", "90")).doesNotContain(grant);
        assertThatThrownBy(() -> grants(own.requester, "endsWithin", "7"))
                .isInstanceOf(ListQueryIsOutOfBounds.class);
    }

    private List<GrantId> grants(Caller by, String filter, String value) {
        var query = ListQuery.first(200).where(filter, value);
        return own.app.as(by, () -> own.get(GrantService.class).list(query)).items().stream()
                .map(one -> new GrantId(one.id()))
                .toList();
    }

    /** However many rows it has. */
    @Test
    void theInbox_takesTheSameStatements_forOneRowAndForMany() {
        var alone = own.caller(own.institute, Role.SIGNING_OFFICIAL);
        own.aSubmitted();
        var one = ListQuery.first(1);
        var many = ListQuery.first(25);
        rows(alone, Waiting.ME);
        long forOne =
                statements(alone, () -> own.get(RequestReadingService.class).list(Waiting.ME, one));
        for (int i = 0; i < 5; i++) {
            own.aSubmitted();
        }
        assertThat(rows(alone, Waiting.ME)).hasSizeGreaterThan(5);
        assertThat(
                        statements(
                                alone,
                                () -> own.get(RequestReadingService.class).list(Waiting.ME, many)))
                .isEqualTo(forOne)
                .isLessThanOrEqualTo(5);
        assertThat(statements(alone, () -> own.get(RequestReadingService.class).waiting()))
                .isLessThanOrEqualTo(2);
    }

    /** However long its history is. */
    @Test
    void theRequestPage_takesTheSameStatements_forAShortHistoryAndALongOne() {
        var id = own.aReviewed();
        own.app.does(own.officer, () -> page(id));
        long forFew = statements(own.officer, () -> page(id));
        for (int i = 0; i < 10; i++) {
            own.app.does(
                    own.officer,
                    () ->
                            own.get(AccessRequestService.class)
                                    .comment(id, "Hello", Visibility.PUBLIC));
        }
        assertThat(statements(own.officer, () -> page(id)))
                .isEqualTo(forFew)
                .isLessThanOrEqualTo(20);
    }

    /** What the page of a request reads. */
    private void page(AccessRequestId id) {
        var reading = own.get(RequestReadingService.class);
        reading.get(id);
        reading.history(id, ALL);
        own.get(RequestOptionsService.class).of(id);
        own.get(PurposeMatchService.class).ofRequest(id, Locale.ENGLISH);
    }

    private long statements(Caller by, Runnable work) {
        return own.app.identity.database.statements(() -> own.app.does(by, work));
    }
}
