package org.codexfield.verifier;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.codexfield.shared.Digest;

/** Checks the way to a grant: offer, request, approval, and that it is what was asked for. */
final class RequestCheck {

    private static final Set<String> APPROVALS =
            Set.of("request.approved", "request.approved-by-rule");
    private static final String REJECTED = "request.rejected";
    private static final String RETURNED = "request.returned";
    private static final Set<String> OFFERS = Set.of("offer.made", "offer.revised");
    private static final Digest NOTHING = Digest.of(new byte[0]);

    private final List<Document> documents;
    private final KeyHistory keys;
    private final Document grant;

    RequestCheck(List<Document> documents, KeyHistory keys, Document grant) {
        this.documents = documents;
        this.keys = keys;
        this.grant = grant;
    }

    void run(Report report) {
        report.check("grant.approval", grant.path(), this::requireApproval);
        report.check("grant.request", grant.path(), this::requireRequest);
        report.check("grant.offer", grant.path(), this::requireOffer);
        report.check("grant.scope", grant.path(), this::requireScope);
        report.check("grant.provider", grant.path(), () -> requireParty("provider"));
        report.check("grant.consumer", grant.path(), () -> requireParty("consumer"));
    }

    /** The grant permits what was asked for and approved, and nothing else. */
    private void requireScope() {
        for (var asked : List.of(request(), approval())) {
            for (var member : List.of("actions", "purposes")) {
                if (!asked.json().has(member)) {
                    throw DoesNotHold.notAsked(
                            "scope-is-not-logged",
                            asked.path() + " is of a time when the log did not tell it.");
                }
                DoesNotHold.unlessSame(
                        new TreeSet<>(grant.texts(member)),
                        new TreeSet<>(asked.texts(member)),
                        "grant-has-another-scope",
                        "Grant and " + asked.path() + " name other " + member);
            }
        }
    }

    /** Requests name organisations, grants their DIDs; the leaves of keys tell which is whose. */
    private void requireParty(String member) {
        var did = grant.text(member);
        var organisations = keys.organisations(did);
        if (organisations.isEmpty()) {
            throw DoesNotHold.notAsked(
                    "organisation-is-not-logged",
                    "No leaf of a key tells whose DID it is: " + Shown.line(did));
        }
        for (var asked : List.of(request(), approval())) {
            DoesNotHold.unlessSame(
                    organisations,
                    Set.of(asked.text(member)),
                    "grant-is-of-another-" + member,
                    "Grant and " + asked.path() + " name another " + member);
        }
    }

    private void requireApproval() {
        var approval = approval();
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
        DoesNotHold.unlessSame(
                approval.text("status"),
                "approved",
                "approval-is-of-a-stage",
                "The approval was not the last that the request needed");
        DoesNotHold.unless(
                approval.place() < grant.place(),
                "approval-came-later",
                "The log took the approval after the grant.");
        requireNotEnded(approval);
        requireEnd(approval);
        requireConditions(approval);
    }

    /** Nothing that ends a request came before the approval, and nothing at all after it. */
    private void requireNotEnded(Document approval) {
        for (var other : ofRequest()) {
            boolean isLater = other.place() > approval.place();
            boolean isEnd =
                    other.type().equals(REJECTED)
                            || (other.type().equals(RETURNED) && isOfRound(other, approval));
            DoesNotHold.unless(
                    !isLater && !isEnd,
                    "request-was-ended",
                    other.path() + " says that the request was not approved any more.");
        }
    }

    /** Of several approvals the earliest end counts. */
    private void requireEnd(Document approval) {
        for (var one : approvals(approval)) {
            DoesNotHold.unless(
                    !grant.instant("validUntil").isAfter(one.instant("until")),
                    "grant-holds-longer-than-approved",
                    "The grant holds longer than was approved.");
        }
    }

    /**
     * The grant joins the conditions of all approvals. Digests of texts cannot be joined, so where
     * more than one approver demanded something nothing can be said.
     */
    private void requireConditions(Document approval) {
        var demanded =
                approvals(approval).stream()
                        .map(one -> one.digest("conditionsDigest"))
                        .filter(digest -> !digest.equals(NOTHING))
                        .toList();
        if (demanded.size() <= 1) {
            DoesNotHold.unlessSame(
                    grant.digest("conditionsDigest"),
                    demanded.isEmpty() ? NOTHING : demanded.get(0),
                    "grant-has-other-conditions",
                    "The grant has other conditions than were approved");
        }
    }

    /** The approvals of all stages of the round. */
    private List<Document> approvals(Document last) {
        return ofRequest().stream()
                .filter(one -> APPROVALS.contains(one.type()) && isOfRound(one, last))
                .toList();
    }

    private static boolean isOfRound(Document one, Document other) {
        return one.number("round") == other.number("round");
    }

    /** What the log took of the request before the grant. */
    private List<Document> ofRequest() {
        return documents.stream()
                .filter(document -> document.type().startsWith("request."))
                .filter(document -> document.text("request").equals(grant.text("request")))
                .filter(document -> document.place() < grant.place())
                .toList();
    }

    private Document approval() {
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

    private void requireRequest() {
        var request = request();
        var approval = approval();
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

    private Document request() {
        var approval = approval();
        return documents.stream()
                .filter(document -> document.type().equals("request.submitted"))
                .filter(d -> d.text("request").equals(grant.text("request")))
                .filter(d -> d.digest("submissionDigest").equals(grant.digest("submissionDigest")))
                .filter(d -> isOfRound(d, approval))
                .findFirst()
                .orElseThrow(
                        () ->
                                DoesNotHold.notShown(
                                        "request-is-missing",
                                        "The request that was approved was not given."));
    }

    private void requireOffer() {
        var approval = approval();
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
}
