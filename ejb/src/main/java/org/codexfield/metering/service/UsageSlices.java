package org.codexfield.metering.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.BackfillFacts;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.UsageEvents;
import org.codexfield.metering.service.UsageGround.Refused;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.metering.verify.QuantityIsOutOfRange;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.metering.verify.UsageEventReader;
import org.codexfield.metering.verify.UsageRefusal;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;
import org.jspecify.annotations.Nullable;

/** The events of one node on their way to the database, a slice at a time. */
final class UsageSlices {

    static final Duration AHEAD = Duration.ofMinutes(5);
    static final Duration BACK = Duration.ofDays(35);
    private static final int MOST_TOKENS = 1_000;

    /** Each is a leaf for ever, of a log that all read. */
    static final int MOST_NEW_TOKENS = 20;

    private final UsageIntake intake;
    private final UsageIntake.Signed from;
    private final UUID batch;
    private final IntFunction<UsageTally> tallies;
    private final int mostNewTokens;
    private final String source;
    private final Instant now;
    private final Tariff tariff;

    private final Map<String, Optional<UsageGrounds.Shown>> tokens = new HashMap<>();
    private final Set<Digest> newTokens;
    private final Map<Key, UsageGrounds.Found> grounds = new HashMap<>();
    private final List<UsageEvents.Row> slice = new ArrayList<>(UsageIntake.SLICE);
    private @Nullable List<BackfillFacts> reportable;
    // one more than the last position that was kept, 0 if none was
    private int total;

    private record Key(Digest token, Digest capsule, String action, String purpose) {}

    /**
     * Events of a node.
     *
     * @param tallies by position, where it is counted what became of an event
     * @param newTokens those of this transaction that nobody showed before
     * @param mostNewTokens how many there may be
     */
    UsageSlices(
            UsageIntake intake,
            UsageIntake.Signed from,
            IntFunction<UsageTally> tallies,
            Set<Digest> newTokens,
            int mostNewTokens) {
        this.intake = intake;
        this.from = from;
        this.batch = Ids.next(intake.clock.instant());
        this.tallies = tallies;
        this.newTokens = newTokens;
        this.mostNewTokens = mostNewTokens;
        this.source = UsageEvent.SOURCE + from.node().id();
        this.now = intake.clock.instant();
        this.tariff = intake.tariffs.current().tariff();
    }

    void take(UsageEventReader.Read read) {
        var refusal = read.refusal();
        if (refusal != null) {
            refused(read, read.id(), Refused.of(refusal, read.pointer()));
            return;
        }
        var event = read.event().orElseThrow();
        var refused = refusal(event);
        if (refused.isPresent()) {
            refused(read, event.id(), refused.get());
            return;
        }
        var shown = shown(event.callToken()).orElseThrow();
        var token = shown.digest();
        if (!shown.kept() && newTokens.add(token)) {
            intake.grounds.keep(shown, event.callToken(), from.node().id());
        }
        slice.add(
                new UsageEvents.Row(
                        read.index(),
                        event,
                        event.payload(token),
                        token,
                        ReceiptId.next(event.start())));
        if (slice.size() == UsageIntake.SLICE) {
            keep();
        }
    }

    private void refused(UsageEventReader.Read read, String id, Refused why) {
        tallies.apply(read.index()).refused(read.index(), id, why);
    }

    private Optional<Refused> refusal(UsageEvent event) {
        if (!event.source().equals(source)) {
            return refused(UsageRefusal.SOURCE_IS_ANOTHER, "/source");
        }
        if (event.start().isAfter(now.plus(AHEAD))) {
            return refused(UsageRefusal.TIME_IS_IN_THE_FUTURE, "/time");
        }
        if (isOld(event) && reportable().stream().noneMatch(one -> one.covers(event.start()))) {
            return refused(UsageRefusal.TOO_OLD, "/time");
        }
        if (!isMeterable(event)) {
            return refused(UsageRefusal.NUMBER_IS_OUT_OF_RANGE, "/data/dimensions");
        }
        if (!tokens.containsKey(event.callToken()) && tokens.size() >= MOST_TOKENS) {
            return refused(UsageRefusal.TOO_MANY_CALL_TOKENS, "/data/callToken");
        }
        var shown = shown(event.callToken());
        return shown.isEmpty()
                ? refused(UsageRefusal.CALL_TOKEN_IS_NOT_AUTHENTIC, "/data/callToken")
                : uncovered(event, shown.get());
    }

    private Optional<UsageGrounds.Shown> shown(String token) {
        return tokens.computeIfAbsent(token, text -> intake.grounds.token(text, from, newTokens));
    }

    private static Optional<Refused> refused(UsageRefusal why, String pointer) {
        return Optional.of(Refused.of(why, pointer));
    }

    /** What no number in a receipt could say is not taken. */
    private boolean isMeterable(UsageEvent event) {
        try {
            return tariff.microMu(event.used()) >= 0;
        } catch (QuantityIsOutOfRange e) {
            return false;
        }
    }

    private boolean isOld(UsageEvent event) {
        return event.start().isBefore(now.minus(BACK));
    }

    /** What the payers let the node report, however old: looked up once for a body. */
    private List<BackfillFacts> reportable() {
        if (reportable == null) {
            reportable = intake.backfills.reportable(from.node().id(), now);
        }
        return reportable;
    }

    private boolean isCoveredByBackfill(UsageEvent event, CallToken token) {
        var grant = new GrantId(token.grant());
        return reportable().stream()
                .anyMatch(one -> one.grant().equals(grant) && one.covers(event.start()));
    }

    private Optional<Refused> uncovered(UsageEvent event, UsageGrounds.Shown shown) {
        if (isOld(event) && !isCoveredByBackfill(event, shown.token())) {
            return refused(UsageRefusal.TOO_OLD, "/time");
        }
        var found =
                grounds.computeIfAbsent(
                        new Key(shown.digest(), event.capsule(), event.action(), event.purpose()),
                        key -> intake.grounds.find(from.node(), shown, event));
        if (found.ground().isEmpty()) {
            return found.refused();
        }
        var ground = found.ground().get();
        var refused = ground.refusal(event.start());
        if (refused.isPresent()) {
            return refused;
        }
        var code =
                intake.decision.refusalOfReported(ground.call(event.start()), from.node().region());
        return code.isPresent()
                ? UsageGround.notCovered("/data", code.get())
                : oneNewTokenTooMany(shown);
    }

    private Optional<Refused> oneNewTokenTooMany(UsageGrounds.Shown shown) {
        return shown.kept()
                        || newTokens.contains(shown.digest())
                        || newTokens.size() < mostNewTokens
                ? Optional.empty()
                : refused(UsageRefusal.TOO_MANY_NEW_CALL_TOKENS, "/data/callToken");
    }

    private void keep() {
        if (slice.isEmpty()) {
            return;
        }
        // in one order, whoever sends them: two servers never wait for each other in a circle
        slice.sort(Comparator.comparing(row -> row.event().id()));
        var taken = new HashMap<Integer, UsageEvents.Taken>();
        intake.events
                .add(from.node().id(), batch, slice)
                .forEach(one -> taken.put(one.position(), one));
        for (var row : slice) {
            var before = taken.get(row.position());
            var id = row.event().id();
            var tally = tallies.apply(row.position());
            if (before == null) {
                tally.accepted(row.position(), id, row.receipt());
                total = Math.max(total, row.position() + 1);
            } else if (before.payload().equals(row.payload())) {
                tally.duplicate(row.position(), id, before.receipt());
            } else {
                tally.conflict(row.position(), id);
            }
        }
        slice.clear();
    }

    /** Keeps the last slice, and that receipts are due of what was kept. */
    void flush() {
        keep();
        if (total > 0) {
            intake.dues.add(batch, from.run(), total);
        }
    }
}
