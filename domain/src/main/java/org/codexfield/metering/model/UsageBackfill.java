package org.codexfield.metering.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.codexfield.evidence.Change;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.BackfillFacts;
import org.codexfield.metering.BackfillId;
import org.codexfield.metering.UsageBackfillApproved;
import org.codexfield.metering.UsageBackfillAsked;
import org.codexfield.metering.UsageBackfillDeclined;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * Calls older than nodes may report, which the operator of a node asks to report all the same. Who
 * holds the grant and pays decides, and never who asked.
 */
public final class UsageBackfill {

    /** The longest time that one covers. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** How long calls may be reported once it was approved. */
    public static final Duration REPORTABLE = Duration.ofDays(30);

    /** So many of a node may wait for a decision. */
    public static final int MOST_OPEN = 20;

    /** The longest reason, in UTF-16 units. */
    public static final int MAX_REASON = 500;

    private final Asked asked;
    private @Nullable Decision decision;

    /**
     * Whom it concerns.
     *
     * @param payer who holds the grant
     * @param provider who gave it
     * @param operator who runs the node
     */
    public record Parties(OrganisationId payer, OrganisationId provider, OrganisationId operator) {}

    /** When a grant is valid: from the first instant until before the other. */
    public record Validity(Instant from, Instant until) {}

    /** Somebody of an organisation. */
    public record By(OrganisationId organisation, AccountId account, MemberId member) {}

    /**
     * What was asked.
     *
     * @param reason what the operator wrote
     */
    public record Asked(
            BackfillId id,
            Parties parties,
            BackfillFacts facts,
            String reason,
            By by,
            Instant at) {}

    /**
     * What was decided.
     *
     * @param state never {@link BackfillState#ASKED}
     */
    public record Decision(BackfillState state, MemberId by, Instant at) {

        /** Up to when calls may be reported; empty if they may not. */
        public Optional<Instant> reportableUntil() {
            return state == BackfillState.APPROVED
                    ? Optional.of(at.plus(REPORTABLE))
                    : Optional.empty();
        }
    }

    /** As it is kept. */
    public UsageBackfill(Asked asked, @Nullable Decision decision) {
        this.asked = asked;
        this.decision = decision;
    }

    /**
     * Asks.
     *
     * @param valid when the grant is valid
     * @throws BackfillIsUnacceptable if it covers no time, too much, what is not over, or nothing
     *     of the time of the grant
     * @throws PayerRunsTheNode if nobody could decide it
     */
    public static UsageBackfill ask(Asked asked, Validity valid) {
        var facts = asked.facts();
        if (facts.until().isAfter(asked.at())) {
            throw new BackfillIsUnacceptable("it must cover what is over");
        }
        if (!facts.from().isBefore(facts.until())
                || facts.until().isAfter(facts.from().plus(LONGEST))) {
            throw new BackfillIsUnacceptable(
                    "it must cover some time, and at most " + LONGEST.toDays() + " days");
        }
        if (!facts.from().isBefore(valid.until()) || !facts.until().isAfter(valid.from())) {
            throw new BackfillIsUnacceptable("it must cover some of the validity of the grant");
        }
        if (asked.parties().payer().equals(asked.parties().operator())) {
            throw new PayerRunsTheNode();
        }
        return new UsageBackfill(asked, null);
    }

    /**
     * A reason as it is kept.
     *
     * @throws org.codexfield.shared.TextIsUnacceptable if it cannot be one
     */
    public static String reason(String typed) {
        return Text.line("reason", typed, MAX_REASON);
    }

    /** The digest of a reason that is kept. */
    public static Digest digest(String reason) {
        return Digest.of(reason.getBytes(UTF_8));
    }

    /** The fact that it was asked for. */
    public UsageBackfillAsked told() {
        return new UsageBackfillAsked(
                id(), asked.parties().payer(), asked.facts(), Change.created(digest()));
    }

    /**
     * Lets the calls be reported for {@link #REPORTABLE}.
     *
     * @throws BackfillIsDecided if it was decided before
     * @throws AskerMayNotDecide if who asked decides
     */
    public UsageBackfillApproved approve(By by, Instant now) {
        var before = digest();
        var decided = decide(BackfillState.APPROVED, by, now);
        return new UsageBackfillApproved(
                id(),
                asked.parties().payer(),
                asked.facts(),
                decided.reportableUntil().orElseThrow(),
                by.member(),
                new Change(before, digest()),
                now);
    }

    /**
     * Does not let the calls be reported.
     *
     * @throws BackfillIsDecided if it was decided before
     * @throws AskerMayNotDecide if who asked decides
     */
    public UsageBackfillDeclined decline(By by, Instant now) {
        var before = digest();
        var unused = decide(BackfillState.DECLINED, by, now);
        return new UsageBackfillDeclined(
                id(),
                asked.parties().payer(),
                asked.facts(),
                by.member(),
                new Change(before, digest()),
                now);
    }

    private Decision decide(BackfillState state, By by, Instant now) {
        if (decision != null) {
            throw new BackfillIsDecided();
        }
        if (by.account().equals(asked.by().account())
                || by.organisation().equals(asked.parties().operator())) {
            throw new AskerMayNotDecide();
        }
        var decided = new Decision(state, by.member(), now);
        decision = decided;
        return decided;
    }

    private Digest digest() {
        return asked.facts().digest(id(), state().name().toLowerCase(Locale.ROOT));
    }

    /** Its identifier. */
    public BackfillId id() {
        return asked.id();
    }

    /** What was asked. */
    public Asked asked() {
        return asked;
    }

    /** What became of it. */
    public BackfillState state() {
        return decision == null ? BackfillState.ASKED : decision.state();
    }

    /** What was decided, if it was. */
    public Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }
}
