package org.codexfield.licensing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.codexfield.licensing.service.LicensingApplication.FORM;
import static org.codexfield.licensing.service.LicensingApplication.LICENCE;
import static org.codexfield.licensing.service.LicensingApplication.ONE;
import static org.codexfield.licensing.service.LicensingApplication.ROUTE;

import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.identity.Caller;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.AutoApproval;
import org.codexfield.licensing.Route;
import org.codexfield.licensing.model.AccessRequestIsUnknown;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.BeneficiaryIsUnfit;
import org.codexfield.licensing.model.NotPermitted;
import org.codexfield.licensing.model.OfferIsClosed;
import org.codexfield.licensing.model.OfferIsUnknown;
import org.codexfield.licensing.model.OfferNameIsTaken;
import org.codexfield.licensing.model.StateForbidsCommand;
import org.codexfield.licensing.service.LicensingViews.Waiting;
import org.codexfield.shared.StaleVersion;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** Offers, races, rules, mails and deadlines, on a real database. */
abstract class CourseContract extends LicensingContract {

    private static final int SECONDS = 20;

    CourseContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void theCatalogue_isToldThePurposes_ofAllOpenOffers() {
        var service = own.get(OfferService.class);
        var teaching = "licence \"T\" version 1.0.0\npermit invoke for purpose teaching\n";
        var capsule = own.anOffer();
        own.app.as(
                own.steward,
                () -> service.make(capsule, "class", new OfferDraft(teaching, FORM, ROUTE, null)));
        assertThat(listed(capsule)).contains("research", "genetic-research", "teaching");
        assertThat(own.app.as(own.requester, () -> service.offered(capsule, ONE)))
                .extracting(OfferedTerms::name, OfferedTerms::licenceTitle)
                .containsExactly(tuple("basic", "Imaging"), tuple("class", "T"));

        own.app.does(own.steward, () -> service.close(capsule, "basic", Optional.empty()));
        assertThat(listed(capsule)).contains("teaching").doesNotContain("research");
        own.app.does(own.steward, () -> service.close(capsule, "class", Optional.empty()));
        assertThat(listed(capsule)).isEmpty();
    }

    private Set<String> listed(CapsuleName capsule) {
        own.app.in(
                () -> {
                    own.get(ListOfferedPurposes.class).list(capsule);
                    return capsule;
                });
        return own.listed.getOrDefault(capsule, Set.of());
    }

    @Test
    void anOffer_isMadeOnce_revised_andClosed() {
        var service = own.get(OfferService.class);
        var capsule = own.anOffer();
        var draft = new OfferDraft(LICENCE, FORM, ROUTE, null);
        assertThatThrownBy(
                        () -> own.app.as(own.steward, () -> service.make(capsule, "basic", draft)))
                .isInstanceOf(OfferNameIsTaken.class);
        var made = own.app.as(Caller.anonymous("192.0.2.1"), () -> service.get(capsule, "basic"));
        assertThat(made.licence()).isEqualTo(LICENCE);
        assertThat(made.form()).isEqualTo(FORM);
        assertThat(made.route()).isEqualTo(ROUTE);

        var seen = Optional.of(made.offer().version());
        var revised = own.app.as(own.steward, () -> service.revise(capsule, "basic", draft, seen));
        assertThat(revised.offer().revision()).isEqualTo(2);
        assertThatThrownBy(
                        () ->
                                own.app.as(
                                        own.steward,
                                        () -> service.revise(capsule, "basic", draft, seen)))
                .isInstanceOf(StaleVersion.class);
        own.app.does(own.steward, () -> service.close(capsule, "basic", Optional.empty()));
        assertThat(own.app.as(own.steward, () -> service.list(capsule, ALL)).items())
                .extracting(OfferRow::status)
                .containsExactly("closed");
        assertThatThrownBy(() -> own.aDraft(capsule)).isInstanceOf(OfferIsClosed.class);
        assertThat(own.app.audited("offer-closed", own.steward)).isOne();
    }

    @Test
    void theOffersOfAnOrganisation_areListed_withWhatTheCallerMayDo() {
        var service = own.get(OfferService.class);
        var capsule = own.anOffer().toString();
        var slug = own.hospital.slug();

        assertThat(own.app.as(own.requester, () -> service.list(slug, ALL)).items())
                .extracting(OfferRow::capsule)
                .contains(capsule);
        assertThat(
                        own.app
                                .as(
                                        own.requester,
                                        () -> service.list(slug, ALL.where("status", "closed")))
                                .items())
                .extracting(OfferRow::capsule)
                .doesNotContain(capsule);
        assertThatThrownBy(() -> own.app.as(own.steward, () -> service.list("nobody-here", ALL)))
                .isInstanceOf(OfferIsUnknown.class);
        assertThat(own.app.as(own.steward, () -> service.commands(slug)))
                .contains("make-offer", "close-offer");
        assertThat(own.app.as(own.requester, () -> service.commands(slug)))
                .doesNotContain("make-offer");
    }

    @Test
    void anOffer_isMadeByStewardsOfTheProvider_alone() {
        var service = own.get(OfferService.class);
        var draft = new OfferDraft(LICENCE, FORM, ROUTE, null);
        var capsule = own.aCapsule();
        for (var by :
                List.of(
                        own.officer,
                        own.caller(own.institute, Role.STEWARD),
                        own.caller(own.hospital, Role.ADMINISTRATOR))) {
            assertThatThrownBy(() -> own.app.as(by, () -> service.make(capsule, "basic", draft)))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThatThrownBy(() -> own.app.as(own.steward, () -> service.get(capsule, "basic")))
                .isInstanceOf(OfferIsUnknown.class);
    }

    @Test
    void aDraft_isForWhomItsRequesterSays_andNobodyElseSaysSo() {
        var id = own.aDraft(own.anOffer());
        var colleague = own.caller(own.institute, Role.AUDITOR);
        var stranger = own.caller(own.hospital, Role.AUDITOR);
        askFor(own.requester, id, colleague.member());
        assertThat(own.view(own.requester, id).beneficiary()).isEqualTo(colleague.member().value());
        assertThatThrownBy(() -> askFor(own.requester, id, stranger.member()))
                .isInstanceOf(BeneficiaryIsUnfit.class);
        assertThatThrownBy(
                        () ->
                                askFor(
                                        own.caller(own.institute, Role.REQUESTER),
                                        id,
                                        own.requester.member()))
                .isInstanceOf(AccessRequestIsUnknown.class);
        own.submit(id);
        assertThatThrownBy(() -> askFor(own.requester, id, own.requester.member()))
                .isInstanceOf(StateForbidsCommand.class);
    }

    private void askFor(Caller by, AccessRequestId id, MemberId beneficiary) {
        own.app.does(
                by,
                () ->
                        own.get(AccessRequestService.class)
                                .askFor(id, beneficiary, Optional.empty()));
    }

    @Test
    void twoApprovalsAtOnce_oneIsRefused_andThereIsOneGrant() {
        var id = own.aReviewed();
        var bothRead = new CountDownLatch(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var failures =
                    Stream.of(own.officer, own.caller(own.hospital, Role.COMPLIANCE_OFFICER))
                            .map(by -> threads.submit(() -> approveTogether(by, id, bothRead)))
                            .toList()
                            .stream()
                            .map(each -> catchThrowable(() -> each.get(SECONDS, TimeUnit.SECONDS)))
                            .filter(Objects::nonNull)
                            .toList();
            assertThat(failures).hasSize(1);
            assertThat(failures.get(0))
                    .hasStackTraceContaining(OptimisticLockException.class.getName());
        } finally {
            threads.shutdownNow();
        }
        assertThat(leaves("grant.issued", id)).isOne();
    }

    private void approveTogether(Caller by, AccessRequestId id, CountDownLatch bothRead) {
        own.app.does(
                by,
                () -> {
                    own.get(AccessRequests.class).get(id);
                    await(bothRead);
                    own.get(RequestDecisionService.class)
                            .approve(id, own.approval(), Optional.empty());
                });
    }

    @Test
    void whatWasSeen_isNotOverwritten() {
        var id = own.aDraft(own.anOffer());
        var seen = Optional.of(own.view(own.requester, id).request().version());
        change(id, "Something else");

        assertThatThrownBy(
                        () ->
                                own.app.does(
                                        own.requester,
                                        () -> own.get(AccessRequestService.class).submit(id, seen)))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void aRuleOfTheRoute_approves_andSaysSo() {
        var rule = new AutoApproval(Set.of("research"), Set.of(OrganisationKind.PROVIDER), 7);
        var route = new Route(ROUTE.stages(), 5, 2, 10, rule);
        var id = own.aDraft(own.anOffer(route));
        own.submit(id);
        assertThat(own.view(own.requester, id).request().status()).isEqualTo("submitted");

        own.signOff(id);

        var view = own.view(own.requester, id);
        assertThat(view.request().status()).isEqualTo("approved");
        assertThat(view.decisions())
                .extracting(RequestView.Decision::outcome)
                .containsExactly("vouched", "approved-by-rule");
        assertThat(view.grant()).isPresent();
        assertThat(leaves("request.approved-by-rule", id)).isOne();
    }

    @Test
    void thoseWhoDecide_andTheRequester_getMail_inBothLanguages() {
        var id = own.aSubmitted();
        var official = mails(own.official);
        assertThat(official.get(0))
                .contains("waits for you")
                .contains("Jemand beantragt")
                .contains("https://portal.example.org/request.xhtml?id=" + id);
        own.app.does(
                own.official,
                () -> own.get(RequestDecisionService.class).giveBack(id, "?", Optional.empty()));

        assertThat(mails(own.requester).get(0))
                .contains("was returned")
                .contains("zur Überarbeitung");
    }

    @Test
    void aRequestThatNobodyDecides_isRemindedOf_andLapses() {
        var id = own.aSubmitted();
        var deadlines = own.get(RequestDeadlines.class);
        own.app.clock.pass(Duration.ofDays(3));
        assertThat(own.app.in(deadlines::toRemind)).contains(id);
        own.app.does(Caller.system(), () -> deadlines.remind(id));
        assertThat(own.app.in(deadlines::toRemind)).doesNotContain(id);
        assertThat(mails(own.official).get(0)).contains("still waits");
        own.app.clock.pass(Duration.ofDays(3));
        assertThat(rows(own.official, Waiting.OVERDUE)).contains(id.value());

        own.app.clock.pass(Duration.ofDays(5));
        assertThat(own.app.in(deadlines::lapsed)).contains(id);
        own.app.does(Caller.system(), () -> deadlines.lapse(id));

        assertThat(own.view(own.requester, id).request().status()).isEqualTo("lapsed");
        assertThat(own.app.in(deadlines::lapsed)).doesNotContain(id);
        assertThat(mails(own.requester).get(0))
                .contains("has lapsed")
                .contains("hat niemand rechtzeitig");
    }
}
