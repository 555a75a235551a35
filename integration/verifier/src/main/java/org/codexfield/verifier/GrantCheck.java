package org.codexfield.verifier;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.shared.Digest;

/** Checks a grant: of which version, under which terms, and what became of it. */
final class GrantCheck {

    static final String ISSUED = "grant.issued";

    private final Evidence evidence;
    private final List<Document> documents;
    private final KeyHistory keys;
    private final Optional<Instant> packAt;
    private final Report report;

    /**
     * @param packAt when the pack was made; empty where nothing says that it is complete
     */
    GrantCheck(
            Evidence evidence,
            List<Document> documents,
            KeyHistory keys,
            Optional<Instant> packAt,
            Report report) {
        this.evidence = evidence;
        this.documents = documents;
        this.keys = keys;
        this.packAt = packAt;
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
        new RequestCheck(documents, keys, grant).run(report);
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
                continue; // in order of the log, which need not be that of time
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
        requireKnown(at);
    }

    /** Goes on only if the pack can tell what had become of the grant by then. */
    void requireKnown(Instant at) {
        if (packAt.isPresent() && at.isAfter(packAt.get())) {
            throw DoesNotHold.notShown(
                    "pack-is-older",
                    "The pack is of " + packAt.get() + ": what came later it does not tell.");
        }
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
