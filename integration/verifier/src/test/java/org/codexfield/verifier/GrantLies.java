package org.codexfield.verifier;

import static org.codexfield.verifier.CapsuleLies.OTHER;
import static org.codexfield.verifier.Lie.changed;
import static org.codexfield.verifier.Lie.edit;
import static org.codexfield.verifier.Lie.said;
import static org.codexfield.verifier.Lie.told;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.codexfield.identity.MemberId;
import org.codexfield.licensing.GrantRevoked;
import org.codexfield.licensing.GrantSuspended;
import org.codexfield.licensing.StageOutcome;
import org.codexfield.shared.Ids;

/** Lies about what was asked for, approved and granted. */
final class GrantLies {

    private static final String ISSUED = "grant.issued";
    private static final String APPROVED = "request.approved";
    private static final String CREDENTIAL = "capability.issued";
    private static final Instant LATER = TestPack.AT.plus(Duration.ofDays(1));
    private static final MemberId CLARA = new MemberId(Ids.next(TestPack.AT));

    private GrantLies() {}

    static Stream<Lie> all() {
        return Stream.of(GRANTS, SCOPES, APPROVALS, OFFERS, times(), ends()).flatMap(List::stream);
    }

    private static final List<Lie> GRANTS =
            List.of(
                    said(
                            "a grant of another capsule",
                            "grant.capsule/grant-is-of-another-capsule",
                            ISSUED,
                            json -> json.put("capsuleDigest", OTHER)),
                    said(
                            "a grant by another provider",
                            "grant.capsule/provider-is-another",
                            ISSUED,
                            json -> json.put("provider", "did:web:elsewhere.example")),
                    changed(
                            "other terms",
                            "grant.terms/terms-are-others",
                            edit("grant/terms.json", json -> json.put("@type", "Offer"))),
                    changed(
                            "no terms",
                            "grant.terms/terms-are-missing",
                            story -> story.files.remove("grant/terms.json")),
                    told(
                            "two grants",
                            "grant.single/document-is-there-twice",
                            story -> story.twice = true));

    private static final List<Lie> SCOPES =
            List.of(
                    said(
                            "a grant of more than was asked for",
                            "grant.scope/grant-has-another-scope",
                            ISSUED,
                            json -> json.putArray("actions").add("invoke").add("download")),
                    said(
                            "a grant for another purpose",
                            "grant.scope/grant-has-another-scope",
                            ISSUED,
                            json -> json.putArray("purposes").add("sale")),
                    said(
                            "an approval of less than was asked for",
                            "grant.scope/grant-has-another-scope",
                            APPROVED,
                            json -> json.putArray("purposes")),
                    told(
                            "a grant for another consumer",
                            "grant.consumer/grant-is-of-another-consumer",
                            story -> {
                                story.known.add(story.stranger);
                                story.rewritten.put(
                                        ISSUED,
                                        json -> json.put("consumer", story.stranger.did().value()));
                            }),
                    said(
                            "a request to another provider",
                            "grant.provider/grant-is-of-another-provider",
                            "request.submitted",
                            json -> json.put("provider", "019c0000-0000-7000-8000-000000000000")),
                    told(
                            "a DID of two organisations",
                            "grant.consumer/grant-is-of-another-consumer",
                            story -> {
                                var other = TestKey.of(6, story.consumer.did().value());
                                story.before.put("", other::created);
                                story.rewritten.put(
                                        "key.created",
                                        json ->
                                                json.path("kid").asText().equals(other.name())
                                                        ? json.put("organisation", "another")
                                                        : json);
                            }));

    private static final List<Lie> APPROVALS =
            List.of(
                    changed("no approval", "grant.approval/approval-is-missing", without(APPROVED)),
                    said(
                            "a rejection instead of an approval",
                            "grant.approval/approval-is-none",
                            APPROVED,
                            json -> json.put("type", "request.rejected")),
                    said(
                            "the approval of something else",
                            "grant.approval/approval-is-of-another-request",
                            APPROVED,
                            json -> json.put("submissionDigest", OTHER)),
                    said(
                            "the approval of one stage of several",
                            "grant.approval/approval-is-of-a-stage",
                            APPROVED,
                            json -> json.put("status", "in-review")),
                    said(
                            "a grant under other conditions than approved",
                            "grant.approval/grant-has-other-conditions",
                            ISSUED,
                            json -> json.put("conditionsDigest", OTHER)),
                    said(
                            "an approval of another round",
                            "grant.request/request-is-missing",
                            APPROVED,
                            json -> json.put("round", 2)),
                    ended("refused after", ISSUED, StageOutcome.REJECTED),
                    ended("given back after", ISSUED, StageOutcome.RETURNED),
                    ended("refused before", APPROVED, StageOutcome.REJECTED),
                    ended("given back before", APPROVED, StageOutcome.RETURNED),
                    said(
                            "a grant that holds longer than approved",
                            "grant.approval/grant-holds-longer-than-approved",
                            APPROVED,
                            json -> json.put("until", "2026-03-20T12:00:00.000Z")),
                    changed(
                            "no request",
                            "grant.request/request-is-missing",
                            without("request.submitted")),
                    said(
                            "a request that goes another route",
                            "grant.request/request-is-another",
                            "request.submitted",
                            json -> json.put("routeDigest", OTHER)));

    private static Lie ended(String when, String before, StageOutcome how) {
        return told(
                "a request that was " + when + " it was approved",
                "grant.approval/request-was-ended",
                story -> story.before.put(before, () -> story.decided(how)));
    }

    private static final List<Lie> OFFERS =
            List.of(
                    changed("no offer", "grant.offer/offer-is-missing", without("offer.made")),
                    said(
                            "an offer of other terms",
                            "grant.offer/offer-has-other-terms",
                            "offer.made",
                            json -> json.put("termsDigest", OTHER)),
                    said(
                            "an offer with another route",
                            "grant.offer/offer-has-another-route",
                            "offer.made",
                            json -> json.put("routeDigest", OTHER)),
                    said(
                            "an offer of other versions",
                            "grant.offer/offer-covers-other-versions",
                            "offer.made",
                            json -> json.putArray("capsuleDigests").add(OTHER)),
                    said(
                            "an offer of another revision",
                            "grant.offer/offer-is-missing",
                            "offer.made",
                            json -> json.put("revision", 2)));

    private static List<Lie> times() {
        return List.of(
                told(
                                "a grant that was revoked",
                                "grant.time/grant-was-revoked-before",
                                story -> story.before.put("", () -> revoked(story)))
                        .at(LATER),
                told(
                                "a grant that was suspended",
                                "grant.time/grant-was-suspended",
                                story -> story.before.put("", () -> suspended(story)))
                        .at(LATER),
                told(
                                "a revocation behind a suspension that was later",
                                "grant.time/grant-was-revoked-before",
                                story -> {
                                    story.before.put(CREDENTIAL, () -> suspended(story));
                                    story.rewritten.put(
                                            "grant.suspended",
                                            json -> json.put("at", "2026-03-04T12:00:00.000Z"));
                                    story.before.put("", () -> revoked(story));
                                })
                        .at(LATER));
    }

    private static List<Lie> ends() {
        return List.of(
                told("a time after the pack", "grant.time/pack-is-older", story -> {}).at(LATER),
                told("a grant that is over", "grant.time/grant-was-over", story -> {})
                        .at(Story.END),
                told(
                                "a grant that did not begin yet",
                                "grant.time/grant-had-not-begun",
                                story -> {})
                        .at(TestPack.AT.minusSeconds(1)),
                told(
                        "a revocation of other terms",
                        "grant.changes/change-is-of-another-grant",
                        story -> {
                            story.before.put("", () -> revoked(story));
                            story.rewritten.put(
                                    "grant.revoked", json -> json.put("termsDigest", OTHER));
                        }),
                told(
                        "a revocation logged before the grant",
                        "grant.changes/change-came-earlier",
                        story -> story.before.put(APPROVED, () -> revoked(story))));
    }

    static GrantRevoked revoked(Story story) {
        return new GrantRevoked(
                Story.GRANT,
                story.provider.organisation(),
                story.facts(Story.END),
                CLARA,
                Story.NOTHING,
                Story.NEW,
                TestPack.AT);
    }

    private static GrantSuspended suspended(Story story) {
        return new GrantSuspended(
                Story.GRANT,
                story.provider.organisation(),
                story.facts(Story.END),
                CLARA,
                Story.NOTHING,
                Story.NEW,
                TestPack.AT);
    }

    private static Consumer<Story> without(String type) {
        return story -> {
            story.files.remove(story.proofOf(type));
            story.files.remove(story.fileOf(type));
        };
    }
}
