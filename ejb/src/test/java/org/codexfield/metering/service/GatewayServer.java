package org.codexfield.metering.service;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.evidence.LogShard;
import org.codexfield.evidence.service.TestShards;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.CallKeys;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.model.QuotaLeases;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.persistence.TestMetering;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;
import org.jspecify.annotations.Nullable;

/** What one server runs of quotas and receipts; several may run on one database. */
final class GatewayServer implements AutoCloseable {

    private static final OrganisationId PROVIDER = new OrganisationId(new UUID(7, 1));
    private static final OrganisationId CONSUMER = new OrganisationId(new UUID(7, 2));

    final OwnRun own = new OwnRun();
    final Quotas quotas = new Quotas();
    final ReceiptWriter writer = new ReceiptWriter();
    final CallKeyDesk keys;

    /** How many of the next commits fail: before they are made, or after. */
    final AtomicInteger failBefore = new AtomicInteger();

    final AtomicInteger failAfter = new AtomicInteger();

    /** How many of the next commits end in an error of the machine. */
    final AtomicInteger breakBefore = new AtomicInteger();

    /**
     * How many of the next answers to a question for permits are lost, and how many returns fail.
     */
    final AtomicInteger loseLeases = new AtomicInteger();

    final AtomicInteger failReturns = new AtomicInteger();

    /** What happens before leases of windows that are over end. */
    final AtomicReference<@Nullable Runnable> beforeLeasesEnd = new AtomicReference<>();

    /** What happens between the database's answer to a question for permits and its arrival. */
    final AtomicReference<@Nullable Runnable> beforeLeaseArrives = new AtomicReference<>();

    final AtomicInteger commits = new AtomicInteger();

    final TestMetering kept;

    private final TestDatabase database;
    private final SetClock clock;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

    GatewayServer(TestDatabase database, SetClock clock) {
        this.database = database;
        this.clock = clock;
        kept = new TestMetering(database);
        var desk = new Desk();
        desk.runs = kept.runs;
        desk.leases = kept.leases;
        own.desk = desk;
        own.clock = clock;
        quotas.desk = desk;
        quotas.own = own;
        quotas.clock = clock;
        quotas.timer = managed();
        var commit = new Commit();
        commit.runs = kept.runs;
        commit.leases = kept.leases;
        commit.receipts = kept.receipts;
        commit.keys = kept.keys;
        commit.shards = TestShards.on(database, clock);
        writer.commit = commit;
        writer.own = own;
        writer.executor = managed();
        keys = new CallKeyDesk();
        keys.keys = kept.keys;
        keys.own = own;
    }

    ManagedScheduledExecutorService managed() {
        return (ManagedScheduledExecutorService)
                Proxy.newProxyInstance(
                        GatewayServer.class.getClassLoader(),
                        new Class<?>[] {ManagedScheduledExecutorService.class},
                        (proxy, method, arguments) -> {
                            try {
                                return method.invoke(threads, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /** The container's transactions. */
    private final class Desk extends QuotaDesk {
        @Override
        public GatewayRun claim(UUID run) {
            return database.inTransaction(() -> super.claim(run));
        }

        @Override
        public void renew(GatewayRun run) {
            database.inTransaction(() -> super.renew(run));
        }

        @Override
        public QuotaLeases.Slice lease(QuotaKey key, UUID run) {
            var slice = database.inTransaction(() -> super.lease(key, run));
            var meanwhile = beforeLeaseArrives.getAndSet(null);
            if (meanwhile != null) {
                meanwhile.run();
            }
            if (loseLeases.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("The answer of the database is lost");
            }
            return slice;
        }

        @Override
        public void giveBack(QuotaKey key, UUID run, long permits) {
            if (failReturns.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("The database is away");
            }
            database.inTransaction(() -> super.giveBack(key, run, permits));
        }

        @Override
        public void end(Map<QuotaKey, Long> over, UUID run) {
            var meanwhile = beforeLeasesEnd.getAndSet(null);
            if (meanwhile != null) {
                meanwhile.run();
            }
            if (failReturns.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("The database is away");
            }
            database.inTransaction(() -> super.end(over, run));
        }

        @Override
        public void forget(int days) {
            // by the database's clock, which is not set
        }

        @Override
        public Set<QuotaKey> recalled(UUID run, Instant endingAfter) {
            return database.inTransaction(() -> super.recalled(run, endingAfter));
        }

        @Override
        public void answer(QuotaKey key, UUID run, long permits) {
            database.inTransaction(() -> super.answer(key, run, permits));
        }
    }

    private final class Commit extends ReceiptCommit {
        @Override
        public LogShard open(String origin) {
            return database.inTransaction(() -> super.open(origin));
        }

        @Override
        public boolean has(List<ReceiptDraft> drafts) {
            return database.inTransaction(() -> super.has(drafts));
        }

        @Override
        public List<Receipts.Row> read(List<ReceiptDraft> drafts) {
            return database.inTransaction(() -> super.read(drafts));
        }

        @Override
        public Written write(GatewayRun run, LogShard shard, List<ReceiptDraft> drafts) {
            return write(() -> super.write(run, shard, drafts));
        }

        @Override
        Written writeDue(GatewayRun run, LogShard shard, DueReceipts due) {
            return write(() -> super.writeDue(run, shard, due));
        }

        private Written write(Callable<Written> work) {
            commits.incrementAndGet();
            if (breakBefore.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new OutOfMemoryError("as a test wants it");
            }
            if (failBefore.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("The database is away");
            }
            var written = database.inTransaction(work);
            if (failAfter.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("The answer of the database is lost");
            }
            return written;
        }
    }

    /** What a call leaves: its outcome under a hold. */
    ReceiptDraft draft(QuotaKey quota, Quotas.Hold hold, Outcome outcome) {
        return draft(quota, hold, outcome, Optional.empty());
    }

    private ReceiptDraft draft(
            QuotaKey quota, Quotas.Hold hold, Outcome outcome, Optional<CallKeys.Key> key) {
        var tariff = Tariff.FIRST;
        var used = new Dimensions(1, 1_048_576, 0, 0, 0);
        return new ReceiptDraft(
                ReceiptId.next(clock.instant()),
                new Receipt.Ground(
                        "hospital/scans",
                        "1.0.0",
                        Digest.of(new byte[] {1}),
                        quota.grant().toString(),
                        Digest.of(new byte[] {2}),
                        Digest.of(new byte[] {3}),
                        new Did("did:web:hospital.example.org"),
                        new Did("did:web:lab.example.org")),
                new Receipt.Call(
                        "invoke",
                        "research",
                        clock.instant(),
                        Duration.ofMillis(3).toMillis(),
                        outcome,
                        "",
                        0,
                        null,
                        false),
                Receipt.Charge.of(used, tariff, tariff.digest(), outcome),
                null,
                null,
                PROVIDER,
                CONSUMER,
                hold,
                key);
    }

    /** The same for a call that holds a key. */
    ReceiptDraft draft(QuotaKey quota, Quotas.Hold hold, CallKeys.Claim claim) {
        var draft = draft(quota, hold, Outcome.SERVED, Optional.of(claim.key()));
        return new ReceiptDraft(
                claim.receipt(),
                draft.ground(),
                draft.call(),
                draft.charge(),
                draft.node(),
                draft.correction(),
                draft.provider(),
                draft.consumer(),
                hold,
                draft.key());
    }

    /** A call that is served, if there is a permit for it. */
    Optional<CompletionStage<Receipt>> call(QuotaKey quota) {
        var reserved = quotas.reserve(List.of(quota));
        return reserved.exhausted().isPresent()
                ? Optional.empty()
                : Optional.of(writer.write(draft(quota, reserved.hold(), Outcome.SERVED)));
    }

    @Override
    public void close() {
        quotas.stop();
        threads.shutdownNow();
    }
}
