package org.codexfield.metering.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.licensing.CallCounts;
import org.codexfield.licensing.CredentialStatus;
import org.codexfield.licensing.Decision;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.licensing.GrantStatus;
import org.codexfield.licensing.Standing;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.Terms;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.verify.CallWindow;
import org.codexfield.metering.model.QuotaKey;
import org.jspecify.annotations.Nullable;

/** Decides a call by its grant's licence, and takes its permits. */
@Dependent
class CallDecision {

    private static final int MOST_RULES = 100;

    @Inject GrantStandings grants;
    @Inject Quotas quotas;
    @Inject Instance<Standing> standing;

    /**
     * What was decided.
     *
     * @param reason the code of the refusal; empty when it may be
     * @param rule the rule that decided, from 1; 0 when none did
     * @param hold the permits that were taken
     */
    record Decided(String reason, int rule, @Nullable Instant retryAt, Quotas.Hold hold) {

        boolean permitted() {
            return reason.isEmpty();
        }

        static Decided refused(String reason, int rule, @Nullable Instant retryAt) {
            return new Decided(reason, rule, retryAt, Quotas.Hold.NONE);
        }
    }

    /**
     * Decides.
     *
     * @param region where it would be served; {@code null} when nobody knows
     */
    Decided decide(CallGround call, @Nullable String region) {
        var refusal = refusal(call);
        if (refusal.isPresent()) {
            return Decided.refused(refusal.get(), 0, null);
        }
        return reserve(call, region, status(call.grant(), call.start()));
    }

    /**
     * Decides a call that was served before, and takes its permits. That the grant held then, the
     * caller knows.
     */
    Decided reserveReported(CallGround call, String region) {
        return reserve(call, region, CredentialStatus.VALID);
    }

    /** What the licence says of a call that was served before, quotas apart; empty if it may. */
    Optional<String> refusalOfReported(CallGround call, String region) {
        var terms = grants.terms(call.grant().termsDigest());
        var request = new UseRequest(call.action(), call.purpose(), null, region);
        var world = world(call, counted(Map.of()), CredentialStatus.VALID);
        var decision = terms.decide(request, world);
        return decision.isPermitted() ? Optional.empty() : Optional.of(decision.code().code());
    }

    private Decided reserve(CallGround call, @Nullable String region, CredentialStatus status) {
        var terms = grants.terms(call.grant().termsDigest());
        var request = new UseRequest(call.action(), call.purpose(), null, region);
        var used = new EnumMap<CallWindow, Long>(CallWindow.class);
        @Nullable Instant retryAt = null;
        for (int tries = 0; tries < MOST_RULES; tries++) {
            var decision = terms.decide(request, world(call, counted(used), status));
            if (!decision.isPermitted()) {
                return Decided.refused(
                        decision.code().code(), decision.rule(), retryAt(decision, retryAt));
            }
            var keys = keys(terms, decision.rule(), call);
            var reserved = quotas.reserve(keys);
            var exhausted = reserved.exhausted();
            if (exhausted.isEmpty()) {
                return new Decided("", decision.rule(), null, reserved.hold());
            }
            // another rule may permit more calls in the same window
            used.merge(exhausted.get().window(), exhausted.get().most(), Math::max);
            retryAt = exhausted.get().end();
        }
        return Decided.refused(DecisionCode.CALLS_ARE_USED_UP.code(), 0, retryAt);
    }

    /**
     * Whether a call that was permitted at a node may be served here as well, where nobody knows
     * the region, without a permit that it has not taken.
     *
     * @param rule the rule that permitted it
     */
    boolean permitsHere(CallGround call, int rule) {
        var terms = grants.terms(call.grant().termsDigest());
        var request = new UseRequest(call.action(), call.purpose(), null, null);
        var status = status(call.grant(), call.start());
        var decision = terms.decide(request, world(call, counted(Map.of()), status));
        return decision.isPermitted()
                && terms.limits(rule).containsAll(terms.limits(decision.rule()));
    }

    private static @Nullable Instant retryAt(Decision decision, @Nullable Instant windowEnd) {
        return decision.code() == DecisionCode.CALLS_ARE_USED_UP ? windowEnd : null;
    }

    private static CallCounts counted(Map<CallWindow, Long> used) {
        return window -> used.getOrDefault(window, 0L);
    }

    private static List<QuotaKey> keys(Terms terms, int rule, CallGround call) {
        var grant = call.grant();
        return terms.limits(rule).stream()
                .map(
                        limit ->
                                QuotaKey.of(
                                        grant.id().value(), limit, call.start(), grant.validFrom()))
                .toList();
    }

    private StateOfWorld world(CallGround call, CallCounts counts, CredentialStatus status) {
        int overdue = standing.isUnsatisfied() ? 0 : standing.get().overdueDays(call.grant().id());
        // people of an organisation act only while it takes part
        return new StateOfWorld(
                call.start(), call.grant().validFrom(), counts, status, true, overdue);
    }

    private static CredentialStatus status(GrantStanding grant, Instant now) {
        return switch (grant.status()) {
            case REVOKED -> CredentialStatus.REVOKED;
            case SUSPENDED -> CredentialStatus.SUSPENDED;
            case ACTIVE ->
                    now.isBefore(grant.validFrom()) || !now.isBefore(grant.validUntil())
                            ? CredentialStatus.EXPIRED
                            : CredentialStatus.VALID;
        };
    }

    /** What denies before the licence is asked. */
    private static Optional<String> refusal(CallGround call) {
        var grant = call.grant();
        if (!grant.capsuleDigest().equals(call.version().manifestDigest())) {
            return Optional.of("credential-is-for-another-version");
        }
        if (grant.status() == GrantStatus.REVOKED) {
            return Optional.of("grant-is-revoked");
        }
        if (grant.status() == GrantStatus.SUSPENDED) {
            return Optional.of("grant-is-suspended");
        }
        if (!grant.partiesTakePart()) {
            return Optional.of("organisation-is-suspended");
        }
        if (call.version().status() == VersionStatus.WITHDRAWN) {
            return Optional.of("version-is-withdrawn");
        }
        if (!grant.actions().contains(call.action())) {
            return Optional.of("action-not-granted");
        }
        return grant.purposes().contains(call.purpose())
                ? Optional.empty()
                : Optional.of("purpose-not-granted");
    }
}
