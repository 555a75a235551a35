package org.codexfield.metering.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.verify.UsageRefusal;

/**
 * What many events of a batch share, once it was looked up.
 *
 * @param hosted when the node was to host the version
 * @param pauses when the grant did not hold
 */
record UsageGround(
        Node node,
        UsageGrounds.Shown token,
        GrantStanding grant,
        SealedVersion version,
        Case called,
        List<Hostings.Hosted> hosted,
        List<GrantStandings.Pause> pauses) {

    /** What was called, and for what. */
    record Case(Action action, String purpose) {}

    /**
     * Why an event is not taken.
     *
     * @param detail the code of what the grant or its licence say; empty if they said nothing
     */
    record Refused(UsageRefusal why, String pointer, String detail) {

        static Refused of(UsageRefusal why, String pointer) {
            return new Refused(why, pointer, "");
        }
    }

    CallGround call(Instant start) {
        return new CallGround(
                grant, version, null, token.digest(), called.action(), called.purpose(), start);
    }

    /** What forbids a call of this instant, the licence apart. */
    Optional<Refused> refusal(Instant start) {
        if (!token.token().covers(start, node.id().value())) {
            return Optional.of(
                    Refused.of(UsageRefusal.CALL_TOKEN_DOES_NOT_COVER_IT, "/data/callToken"));
        }
        if (hosted.stream().noneMatch(time -> time.at(start))) {
            return Optional.of(
                    Refused.of(UsageRefusal.NODE_DOES_NOT_HOST_IT, "/data/capsuleDigest"));
        }
        if (start.isBefore(grant.validFrom()) || !start.isBefore(grant.validUntil())) {
            return notCovered("/time", "grant-is-over");
        }
        if (pauses.stream().anyMatch(pause -> pause.at(start))) {
            return notCovered("/time", "grant-is-suspended-or-revoked");
        }
        return Optional.empty();
    }

    static Optional<Refused> notCovered(String pointer, String detail) {
        return Optional.of(new Refused(UsageRefusal.GRANT_DOES_NOT_COVER_IT, pointer, detail));
    }
}
