package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.UsageEventIsRefused;
import org.codexfield.metering.model.UsageEventIsTaken;
import org.codexfield.metering.model.UsageIsBusy;
import org.codexfield.metering.model.UsageStatementIsMissing;
import org.codexfield.metering.verify.UsageStatement;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/**
 * Takes what nodes outside of the gateway report. A node has no login: its signature of the body
 * says who it is. What is answered as accepted is durable; its receipt follows.
 */
@ApplicationScoped
public class UsageInbox {

    /** How many bodies of many are taken at once. */
    static final int AT_ONCE = 16;

    /** How many events that come alone wait at once. */
    static final int SINGLES_AT_ONCE = 512;

    private static final System.Logger LOG = System.getLogger(UsageInbox.class.getName());
    private static final long WAIT_SECONDS = 5;

    @Inject NodeAccess access;
    @Inject StandingCache standings;
    @Inject UsageIntake intake;
    @Inject UsageSingles singles;
    @Inject UsageDrain drain;
    @Inject OwnRun own;
    @Inject Clock clock;

    private record NodeOf(NodeId id) {}

    private record ServingOf(NodeId id) {}

    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Semaphore roomOfSingles = new Semaphore(SINGLES_AT_ONCE);
    private final LongAdder conflicts = new LongAdder();

    /**
     * Takes a batch of events.
     *
     * @param statement as the node signed it; empty if it sent none
     * @param body the events, as an array
     * @throws UsageIsBusy if too many others are being taken
     * @throws org.codexfield.shared.DomainException if the signature does not hold, the node may
     *     not serve, or the body is not as it was signed; then nothing of it is taken
     */
    public UsageEventReport takeBatch(String statement, InputStream body) {
        return take(statement, room, signed -> intake.take(signed, new UsageBody(body)));
    }

    /**
     * Takes one event.
     *
     * @throws UsageEventIsRefused if it is not acceptable
     * @throws UsageEventIsTaken if its identifier belongs to another
     * @throws org.codexfield.shared.DomainException as {@link #takeBatch} does
     */
    public UsageEventReport takeOne(String statement, InputStream body) {
        var report =
                take(statement, roomOfSingles, signed -> singles.take(signed, new UsageBody(body)));
        for (var only : report.results()) {
            if (report.conflicts() > 0) {
                throw new UsageEventIsTaken(only.id());
            }
            if (report.refused() > 0) {
                var reason = only.detail() == null ? only.code() : only.detail();
                throw new UsageEventIsRefused(String.valueOf(reason), only.pointer());
            }
        }
        return report;
    }

    /** Whether it is about what a node signed, rather than about the signature. */
    public static boolean isSigned(DomainException refusal) {
        return refusal instanceof UsageEventIsRefused
                || refusal instanceof UsageEventIsTaken
                || refusal.kind() == DomainException.Kind.UNAVAILABLE;
    }

    /** How many events had the identifier of another, since this server started. */
    public long conflicts() {
        return conflicts.sum();
    }

    private UsageEventReport take(
            String statement,
            Semaphore places,
            Function<UsageIntake.Signed, UsageEventReport> take) {
        if (statement.isEmpty()) {
            throw new UsageStatementIsMissing();
        }
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UsageIsBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageIsBusy();
        }
        try {
            var report = take.apply(signed(statement));
            if (report.accepted() > 0) {
                drain.begin();
            }
            alert(statement, report);
            return report;
        } finally {
            places.release();
        }
    }

    private UsageIntake.Signed signed(String statement) {
        var id = new NodeId(UsageStatement.claimedNode(statement));
        var node = standings.timed(new NodeOf(id), () -> access.nodes.get(id));
        Digest signed =
                UsageStatement.verify(
                                statement,
                                node.did(),
                                id.value(),
                                access.audience(),
                                clock.instant())
                        .body();
        standings.timed(
                new ServingOf(id),
                () -> {
                    access.requireServing(node);
                    return true;
                });
        return new UsageIntake.Signed(node, access.audience(), signed, own.get().id());
    }

    /** An identifier that means two things is a defect of the node, or worse. */
    private void alert(String statement, UsageEventReport report) {
        if (report.conflicts() > 0) {
            conflicts.add(report.conflicts());
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Node {0} reported {1} events under identifiers of others",
                    UsageStatement.claimedNode(statement),
                    report.conflicts());
        }
    }
}
