package org.codexfield.licensing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.licensing.service.LicensingApplication.ASKED;
import static org.codexfield.licensing.service.LicensingApplication.FORM;
import static org.codexfield.licensing.service.LicensingApplication.LICENCE;
import static org.codexfield.licensing.service.LicensingApplication.ONE;
import static org.codexfield.licensing.service.LicensingApplication.ROUTE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.Caller;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Approval;
import org.codexfield.licensing.AutoApproval;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.Route;
import org.codexfield.licensing.model.ConsumerIsSuspended;
import org.codexfield.licensing.model.ConsumersMayNotDecide;
import org.codexfield.licensing.model.ExtensionIsTooLong;
import org.codexfield.licensing.model.GrantWasExtended;
import org.codexfield.licensing.model.LicenceIsFaulty;
import org.codexfield.licensing.model.ProviderIsSuspended;
import org.codexfield.licensing.model.StageNeedsAnotherRole;
import org.codexfield.licensing.model.VersionIsWithdrawn;
import org.codexfield.licensing.service.LicensingViews.Waiting;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.TextIsUnacceptable;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** Who may not decide, and what nobody may grant, on a real database. */
abstract class DutiesContract extends LicensingContract {

    private static final Optional<Long> UNSEEN = Optional.empty();
    private static final VersionNumber TWO = new VersionNumber("2.0.0");

    DutiesContract(Supplier<TestDatabase> source) {
        super(source);
    }

    private Caller member(Organisation of, Account person, Role... roles) {
        return TestIdentity.caller(own.app.identity.aMember(of, person, roles));
    }

    private static Route withRule() {
        return new Route(
                ROUTE.stages(),
                5,
                2,
                10,
                new AutoApproval(Set.of("research"), Set.of(OrganisationKind.PROVIDER), 7));
    }

    @Test
    void whoeverWroteTheRule_isNotApprovedByIt_butByPeople() {
        var person = own.app.identity.aPerson();
        var steward = member(own.hospital, person, Role.STEWARD);
        var requester = member(own.institute, person, Role.REQUESTER);
        var capsule = own.aCapsule();
        var offer = new OfferDraft(LICENCE, FORM, withRule(), null);
        own.app.as(steward, () -> own.get(OfferService.class).make(capsule, "basic", offer));
        var service = own.get(AccessRequestService.class);
        var draft = new RequestDraft(capsule, ONE, "basic", Optional.empty(), ASKED);
        var id = own.app.as(requester, () -> service.draft(draft));
        own.app.does(requester, () -> service.submit(id, UNSEEN));

        own.signOff(id);

        var view = own.view(requester, id);
        assertThat(view.request().status()).isEqualTo("in-review");
        assertThat(view.grant()).isEmpty();
        assertThat(leaves("request.approved-by-rule", id)).isZero();
        assertThat(mails(own.reviewer).get(0)).contains("waits for you");

        own.app.as(
                own.steward,
                () -> own.get(OfferService.class).revise(capsule, "basic", offer, UNSEEN));
        var next = own.app.as(requester, () -> service.draft(draft));
        own.app.does(requester, () -> service.submit(next, UNSEEN));
        own.signOff(next);
        assertThat(own.view(requester, next).request().status()).isEqualTo("approved");
    }

    @Test
    void whoeverLeftTheConsumer_sinceTheRequestWasBegun_stillMayNotDecide() {
        var person = own.app.identity.aPerson();
        var there = own.app.identity.aMember(own.institute, person, Role.AUDITOR);
        var id = own.aReviewed();
        leave(there);
        var decider = member(own.hospital, person, Role.COMPLIANCE_OFFICER);

        assertThatThrownBy(() -> own.approve(decider, id))
                .isInstanceOf(ConsumersMayNotDecide.class);
        assertThat(rows(decider, Waiting.ME)).doesNotContain(id.value());

        var later = own.aReviewed();
        assertThat(rows(decider, Waiting.ME)).contains(later.value());
        own.approve(decider, later);
    }

    private void leave(Member member) {
        own.app.in(() -> own.app.identity.members.get(member.id()).leave(own.app.clock.instant()));
    }

    @Test
    void aSuspendedProvider_grantsNothing_butRevokes() {
        var capsule = own.anOffer();
        var drafted = own.aDraft(capsule);
        var submitted = own.aSubmitted();
        var reviewed = own.aReviewed();
        var ruled = own.aDraft(own.anOffer(withRule()));
        own.submit(ruled);
        var grant = own.aGrant();
        var other = own.aGrant();
        credential(other);
        suspend(own.hospital);
        try {
            assertRefused(ProviderIsSuspended.class, () -> own.aDraft(capsule));
            assertRefused(ProviderIsSuspended.class, () -> own.submit(drafted));
            assertRefused(ProviderIsSuspended.class, () -> own.signOff(submitted));
            assertRefused(ProviderIsSuspended.class, () -> own.signOff(ruled));
            assertRefused(ProviderIsSuspended.class, () -> own.approve(reviewed));
            assertRefused(ProviderIsSuspended.class, () -> credential(grant));
            own.app.does(
                    own.steward, () -> own.get(GrantService.class).revoke(other, "Misuse", UNSEEN));
            var list = statusList(other);
            assertThat(
                            own.app.as(
                                    own.requester,
                                    () -> own.get(CredentialService.class).statusList(list)))
                    .isNotEmpty();
        } finally {
            resume(own.hospital);
        }
        own.approve(reviewed);
        credential(grant);
    }

    private UUID statusList(GrantId grant) {
        var place =
                own.app
                        .as(own.requester, () -> own.get(GrantProofService.class).places(grant))
                        .get(0)
                        .list();
        return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
    }

    @Test
    void aSuspendedConsumer_isGrantedNothing_butRefused() {
        var submitted = own.aSubmitted();
        var reviewed = own.aReviewed();
        var grant = own.aGrant();
        suspend(own.institute);
        try {
            assertRefused(ConsumerIsSuspended.class, () -> own.aDraft(own.anOffer()));
            assertRefused(ConsumerIsSuspended.class, () -> own.signOff(submitted));
            assertRefused(ConsumerIsSuspended.class, () -> own.approve(reviewed));
            assertRefused(ConsumerIsSuspended.class, () -> credential(grant));
            own.app.does(
                    own.officer,
                    () -> own.get(RequestDecisionService.class).reject(reviewed, "No", UNSEEN));
        } finally {
            resume(own.institute);
        }
        assertThat(own.view(own.requester, reviewed).request().status()).isEqualTo("rejected");
    }

    @Test
    void aWithdrawnVersion_isNotGranted() {
        var capsule = own.aCapsule();
        var manifest = Digest.of(new byte[] {9, 9});
        own.seal(own.hospital, capsule, ONE, manifest, VersionStatus.PUBLISHED);
        offer(capsule, Set.of("1.0.0"));
        var drafted = own.aDraft(capsule);
        var reviewed = reviewed(capsule);
        var approved = reviewed(capsule);
        own.approve(approved);
        var grant = new GrantId(own.view(own.requester, approved).grant().orElseThrow());
        own.seal(own.hospital, capsule, ONE, manifest, VersionStatus.WITHDRAWN);

        assertRefused(VersionIsWithdrawn.class, () -> own.submit(drafted));
        assertRefused(VersionIsWithdrawn.class, () -> own.approve(reviewed));
        assertRefused(VersionIsWithdrawn.class, () -> credential(grant));
        assertThat(own.view(own.requester, reviewed).request().status()).isEqualTo("in-review");
    }

    private AccessRequestId reviewed(CapsuleName capsule) {
        var id = own.aDraft(capsule);
        own.submit(id);
        own.signOff(id);
        own.app.does(
                own.reviewer, () -> own.get(RequestDecisionService.class).review(id, "", UNSEEN));
        return id;
    }

    @Test
    void theCatalogue_countsOffers_ofTheVersionThatItShows() {
        var capsule = own.aCapsule();
        offer(capsule, Set.of("1.0.0"));
        assertThat(purposes(capsule)).contains("research");

        own.seal(own.hospital, capsule, TWO, Digest.of(new byte[] {8}), VersionStatus.PUBLISHED);
        assertThat(purposes(capsule)).isEmpty();
        own.seal(own.hospital, capsule, TWO, Digest.of(new byte[] {8}), VersionStatus.WITHDRAWN);
        assertThat(purposes(capsule)).contains("research");
    }

    private Set<String> purposes(CapsuleName capsule) {
        own.app.in(
                () -> {
                    own.get(ListOfferedPurposes.class).list(capsule);
                    return capsule;
                });
        return own.listed.getOrDefault(capsule, Set.of());
    }

    private void offer(CapsuleName capsule, Set<String> versions) {
        own.app.as(
                own.steward,
                () ->
                        own.get(OfferService.class)
                                .make(
                                        capsule,
                                        "basic",
                                        new OfferDraft(LICENCE, FORM, ROUTE, versions)));
    }

    @Test
    void whatIsExtended_wasApprovedByThatRole_onceAndNotLonger() {
        var grant = own.aGrant();
        var service = own.get(GrantService.class);
        var end = own.app.as(own.officer, () -> service.get(grant)).validUntil();
        assertThat(commands(own.steward, grant)).doesNotContain("extend-grant");
        assertThat(commands(own.officer, grant)).contains("extend-grant");

        assertRefused(
                StageNeedsAnotherRole.class,
                () -> extend(own.steward, grant, end.plus(Duration.ofDays(1))));
        assertRefused(
                ExtensionIsTooLong.class,
                () -> extend(own.officer, grant, end.plus(Duration.ofDays(31))));
        extend(own.officer, grant, end.plus(Duration.ofDays(1)));
        assertThat(commands(own.officer, grant)).doesNotContain("extend-grant");
        assertRefused(
                GrantWasExtended.class,
                () -> extend(own.officer, grant, end.plus(Duration.ofDays(2))));
        assertThat(own.app.as(own.officer, () -> service.get(grant)).approvedUntil())
                .isEqualTo(end);
    }

    private List<String> commands(Caller by, GrantId grant) {
        return own.app.as(by, () -> own.get(GrantProofService.class).commands(grant));
    }

    private void extend(Caller by, GrantId grant, Instant until) {
        own.app.does(by, () -> own.get(GrantService.class).extend(grant, until, "More", UNSEEN));
    }

    @Test
    void aFaultyLicence_isNotOffered_andItsPlaceIsTold() {
        var capsule = own.aCapsule();
        for (var rule :
                List.of(
                        "permit invoke\nforbid invoke",
                        "permit invoke derivatives permitted, fixed share 0 %",
                        "permit invoke derivatives permitted, fixed share 101 %")) {
            var licence = "licence \"Odd\" version 1.0.0\n" + rule + "\n";
            var draft = new OfferDraft(licence, FORM, ROUTE, null);
            assertThatThrownBy(
                            () ->
                                    own.app.as(
                                            own.steward,
                                            () ->
                                                    own.get(OfferService.class)
                                                            .make(capsule, "basic", draft)))
                    .isInstanceOf(LicenceIsFaulty.class)
                    .hasMessageStartingWith("Line 2, column 1 of the licence:");
        }
        offer(capsule, Set.of("1.0.0"));
        var odd = "licence \"Odd\" version 1.0.0\npermit invoke\nforbid invoke\n";
        var next = new OfferDraft(odd, FORM, ROUTE, null);
        assertThatThrownBy(
                        () ->
                                own.app.as(
                                        own.steward,
                                        () ->
                                                own.get(OfferService.class)
                                                        .revise(capsule, "basic", next, UNSEEN)))
                .isInstanceOf(LicenceIsFaulty.class);
    }

    @Test
    void aReason_hasOneLength_whateverItIsFor() {
        var reviewed = own.aReviewed();
        var grant = own.aGrant();
        var decisions = own.get(RequestDecisionService.class);
        var service = own.get(GrantService.class);
        var tooLong = "x".repeat(2_001);

        assertRefused(
                TextIsUnacceptable.class,
                () -> own.app.does(own.officer, () -> decisions.reject(reviewed, tooLong, UNSEEN)));
        assertRefused(
                TextIsUnacceptable.class, () -> new Approval(own.app.clock.instant(), "", tooLong));
        assertRefused(
                TextIsUnacceptable.class,
                () -> own.app.does(own.officer, () -> service.suspend(grant, tooLong, UNSEEN)));
        own.app.does(own.officer, () -> decisions.reject(reviewed, tooLong.substring(1), UNSEEN));
        own.app.does(own.officer, () -> service.suspend(grant, tooLong.substring(1), UNSEEN));
    }

    private static void assertRefused(Class<? extends DomainException> with, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(with);
    }

    private void credential(GrantId grant) {
        own.app.as(own.requester, () -> own.get(CredentialService.class).credential(grant));
    }

    private void suspend(Organisation organisation) {
        own.app.in(
                () ->
                        own.app
                                .identity
                                .organisations
                                .get(organisation.slug())
                                .suspend("unpaid", Caller.system(), own.app.clock.instant()));
    }

    private void resume(Organisation organisation) {
        own.app.in(
                () ->
                        own.app
                                .identity
                                .organisations
                                .get(organisation.slug())
                                .resume(Caller.system(), own.app.clock.instant()));
    }
}
