package org.codexfield.metering.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.CallLimit;
import org.codexfield.licensing.Decision;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.licensing.GrantStatus;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.Terms;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.verify.CallWindow;
import org.codexfield.licensing.verify.PricedTerms;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

/** Whether what was permitted at a node may be given by the gateway itself. */
class CallDecisionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Did DID = new Did("did:web:example.org");
    private static final CallLimit TEN_A_MONTH = new CallLimit(CallWindow.MONTH, 10);
    private static final CallLimit ONE_A_DAY = new CallLimit(CallWindow.DAY, 1);

    /** Rule 1 permits on nodes in a region, rule 2 wherever it permits; nothing to who owes. */
    private record Rules(boolean everywhere, Map<Integer, List<CallLimit>> limits)
            implements Terms {

        @Override
        public Digest digest() {
            return DIGEST;
        }

        @Override
        public Decision decide(UseRequest request, StateOfWorld world) {
            var overdue = world.overdueDays();
            if (overdue == null || overdue >= 30) {
                return new Decision(DecisionCode.FORBIDDEN, 1);
            }
            if ("EU".equals(request.nodeRegion())) {
                return new Decision(DecisionCode.PERMITTED, 1);
            }
            return everywhere
                    ? new Decision(DecisionCode.PERMITTED, 2)
                    : new Decision(DecisionCode.REGION_NOT_COVERED, 1);
        }

        @Override
        public List<CallLimit> limits(int rule) {
            return limits.getOrDefault(rule, List.of());
        }

        @Override
        public Optional<PricedTerms> price(int rule) {
            return Optional.empty();
        }
    }

    private static CallDecision under(Terms terms) {
        var decision = new CallDecision();
        decision.standing = Standings.none();
        decision.grants =
                new GrantStandings() {
                    @Override
                    public List<Pause> pauses(GrantId grant) {
                        return List.of();
                    }

                    @Override
                    public Map<GrantId, GrantStanding> find(Set<GrantId> grants) {
                        return Map.of();
                    }

                    @Override
                    public Terms terms(Digest digest) {
                        return terms;
                    }

                    @Override
                    public Checked check(String jwt, Instant now) {
                        throw new UnsupportedOperationException();
                    }
                };
        return decision;
    }

    private static CallGround download() {
        var capsule = new CapsuleName("acme-labs", "flowers");
        var owner = OrganisationId.next(NOON);
        var grant =
                new GrantStanding(
                        GrantId.next(NOON),
                        GrantStatus.ACTIVE,
                        true,
                        owner,
                        DID,
                        OrganisationId.next(NOON),
                        DID,
                        capsule,
                        DIGEST,
                        DIGEST,
                        Set.of(Action.DOWNLOAD),
                        Set.of("research"),
                        NOON,
                        NOON.plusSeconds(60),
                        Set.of());
        var version =
                new SealedVersion(
                        CapsuleVersionId.next(NOON),
                        owner,
                        capsule,
                        new VersionNumber("1.0.0"),
                        CapsuleKind.DATASET,
                        "Flowers",
                        DIGEST,
                        VersionStatus.PUBLISHED);
        return new CallGround(grant, version, DIGEST, null, Action.DOWNLOAD, "research", NOON);
    }

    @Test
    void whatIsPermittedOnNodesOfARegion_isNotGivenHere() {
        assertThat(under(new Rules(false, Map.of())).permitsHere(download(), 1)).isFalse();
    }

    @Test
    void whatIsPermittedEverywhere_isGivenHere() {
        assertThat(under(new Rules(true, Map.of())).permitsHere(download(), 1)).isTrue();
    }

    @Test
    void howLongAPaymentIsOverdue_isToldToTheLicence() {
        var decision = under(new Rules(true, Map.of()));

        decision.standing = Standings.overdue(29);
        assertThat(decision.permitsHere(download(), 1)).isTrue();

        decision.standing = Standings.overdue(30);
        assertThat(decision.permitsHere(download(), 1)).isFalse();
    }

    @Test
    void whatWouldTakeAnotherPermit_isNotGivenHere() {
        var same = new Rules(true, Map.of(1, List.of(TEN_A_MONTH), 2, List.of(TEN_A_MONTH)));
        var other = new Rules(true, Map.of(1, List.of(TEN_A_MONTH), 2, List.of(ONE_A_DAY)));
        assertThat(under(same).permitsHere(download(), 1)).isTrue();
        assertThat(under(other).permitsHere(download(), 1)).isFalse();
    }
}
