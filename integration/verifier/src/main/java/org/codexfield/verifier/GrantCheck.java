package org.codexfield.verifier;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.shared.Digest;

/** Checks the way to a grant: offer, request, approval, grant, terms, and what became of it. */
final class GrantCheck {

    static final String ISSUED = "grant.issued";
    private static final Set<String> APPROVALS =
            Set.of("request.approved", "request.approved-by-rule");
    private static final Set<String> OFFERS = Set.of("offer.made", "offer.revised");

    private final Evidence evidence;
    private final List<Document> documents;
    private final Report report;

    GrantCheck(Evidence evidence, List<Document> documents, Report report) {
        this.evidence = evidence;
        this.documents = documents;
        this.report = report;
    }

    /** The grant's document, if one was given. */
    Optional<Document> run(Optional<Manifest> manifest) {
        var found = documents.stream().filter(d -> d.type().equals(ISSUED)).toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var grant = found.get(0);
        report.check(
                "grant.single",
                grant.path(),
                () ->
                        DoesNotHold.unless(
                                found.size() == 1,
                                "document-is-there-twice",
                                "Evidence is about one grant."));
        report.check("grant.capsule", grant.path(), () -> requireCapsule(grant, manifest));
        report.check("grant.terms", grant.path(), () -> requireTerms(grant.digest("termsDigest")));
        report.check("grant.approval", grant.path(), () -> requireApproval(grant));
        report.check("grant.request", grant.path(), () -> requireRequest(grant));
        report.check("grant.offer", grant.path(), () -> requireOffer(grant));
        report.check("grant.changes", grant.path(), () -> requireChanges(grant));
        return Optional.of(grant);
    }

    /** Until when the grant held, with the extensions that the log took before a place. */
    Instant validUntil(Document grant, long before) {
        var until = grant.instant("validUntil");
        for (var extension : changes(grant)) {
            if (extension.type().equals("grant.extended") && extension.place() < before) {
                until = extension.instant("validUntil");
            }
        }
        return until;
    }

    /** Goes on only if the grant held at a time: begun, not over, not stopped. */
    void requireHeld(Document grant, Instant at) {
        DoesNotHold.unless(
                !at.isBefore(grant.instant("validFrom")),
                "grant-had-not-begun",
                "The grant began later.");
        boolean suspended = false;
        var until = grant.instant("validUntil");
        for (var change : changes(grant)) {
            if (change.instant("at").isAfter(at)) {
                break;
            }
            DoesNotHold.unless(
                    !change.type().equals("grant.revoked"),
                    "grant-was-revoked-before",
                    "The grant was revoked before.");
            suspended =
                    change.type().equals("grant.suspended")
                            || (suspended && !change.type().equals("grant.resumed"));
            if (change.type().equals("grant.extended")) {
                until = change.instant("validUntil");
            }
        }
        DoesNotHold.unless(!suspended, "grant-was-suspended", "The grant was suspended then.");
        DoesNotHold.unless(at.isBefore(until), "grant-was-over", "The grant was over by then.");
    }

    private List<Document> changes(Document grant) {
        return documents.stream()
                .filter(d -> d.type().startsWith("grant.") && !d.type().equals(ISSUED))
                .filter(d -> d.text("grant").equals(grant.text("grant")))
                .sorted(Comparator.comparingLong(Document::index))
                .toList();
    }

    private static void requireCapsule(Document grant, Optional<Manifest> manifest) {
        var sealed =
                manifest.orElseThrow(
                        () ->
                                DoesNotHold.notShown(
                                        "manifest-is-missing", "No readable manifest was given."));
        DoesNotHold.unlessSame(
                grant.digest("capsuleDigest"),
                sealed.digest(),
                "grant-is-of-another-capsule",
                "The grant is for another version");
        DoesNotHold.unlessSame(
                grant.text("provider"),
                sealed.head().creator().value(),
                "provider-is-another",
                "The provider is not the owner of the version");
    }

    private void requireTerms(Digest terms) {
        var item =
                evidence.single(Kind.TERMS, report)
                        .orElseThrow(
                                () ->
                                        DoesNotHold.notShown(
                                                "terms-are-missing", "The terms were not given."));
        DoesNotHold.unlessSame(
                CanonicalJson.digest(CanonicalJson.parseCanonical(item.bytes())),
                terms,
                "terms-are-others",
                "The terms are not those of the grant");
    }

    private void requireApproval(Document grant) {
        var approval = approval(grant);
        DoesNotHold.unless(
                APPROVALS.contains(approval.type()),
                "approval-is-none",
                "What the grant names as its approval is " + approval.type());
        for (var member : List.of("request", "submissionDigest", "capsuleDigest", "termsDigest")) {
            DoesNotHold.unlessSame(
                    approval.text(member),
                    grant.text(member),
                    "approval-is-of-another-request",
                    "Approval and grant name another " + member);
        }
        DoesNotHold.unless(
                approval.place() < grant.place(),
                "approval-came-later",
                "The log took the approval after the grant.");
        DoesNotHold.unless(
                !grant.instant("validUntil").isAfter(approval.instant("until")),
                "grant-holds-longer-than-approved",
                "The grant holds longer than was approved.");
    }

    private Document approval(Document grant) {
        var digest = grant.digest("approvalDigest");
        return documents.stream()
                .filter(document -> document.digest().equals(digest))
                .findFirst()
                .orElseThrow(
                        () ->
                                DoesNotHold.notShown(
                                        "approval-is-missing",
                                        "The approval that the grant names was not given."));
    }

    private void requireRequest(Document grant) {
        var request =
                documents.stream()
                        .filter(document -> document.type().equals("request.submitted"))
                        .filter(d -> d.text("request").equals(grant.text("request")))
                        .filter(
                                d ->
                                        d.digest("submissionDigest")
                                                .equals(grant.digest("submissionDigest")))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        DoesNotHold.notShown(
                                                "request-is-missing",
                                                "The request that was approved was not given."));
        var approval = approval(grant);
        for (var member : List.of("offer", "routeDigest", "capsuleDigest", "termsDigest")) {
            DoesNotHold.unlessSame(
                    request.text(member),
                    approval.text(member),
                    "request-is-another",
                    "Request and approval name another " + member);
        }
        DoesNotHold.unless(
                request.place() < approval.place(),
                "request-came-later",
                "The log took the request after its approval.");
    }

    private void requireOffer(Document grant) {
        var approval = approval(grant);
        var revision = approval.number("offerRevision");
        var offer =
                documents.stream()
                        .filter(document -> OFFERS.contains(document.type()))
                        .filter(d -> d.text("offer").equals(approval.text("offer")))
                        .filter(d -> d.number("revision") == revision)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        DoesNotHold.notShown(
                                                "offer-is-missing",
                                                "The offer that was asked for was not given."));
        DoesNotHold.unlessSame(
                offer.digest("termsDigest"),
                grant.digest("termsDigest"),
                "offer-has-other-terms",
                "The offer has other terms than the grant");
        DoesNotHold.unlessSame(
                offer.text("routeDigest"),
                approval.text("routeDigest"),
                "offer-has-another-route",
                "The offer has another approval route");
        DoesNotHold.unless(
                offer.texts("capsuleDigests").contains(grant.text("capsuleDigest")),
                "offer-covers-other-versions",
                "The offer does not cover the version.");
    }

    private void requireChanges(Document grant) {
        for (var change : changes(grant)) {
            DoesNotHold.unlessSame(
                    change.text("termsDigest") + change.text("capsuleDigest"),
                    grant.text("termsDigest") + grant.text("capsuleDigest"),
                    "change-is-of-another-grant",
                    change.path() + " names other terms or another version");
            DoesNotHold.unless(
                    change.place() > grant.place(),
                    "change-came-earlier",
                    "The log took " + change.path() + " before the grant.");
        }
    }
}
