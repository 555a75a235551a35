package org.codexfield.metering.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.evidence.LogShard;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.GatewayRunIsLost;
import org.codexfield.metering.model.MeteringIsBusy;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.model.UsageIsTakenOver;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Makes receipts durable: whatever is queued when the last batch is done is the next, up to {@value
 * #MAX_BATCH}, without any delay. A batch that fails is tried again until it is written; meanwhile
 * no call is let through.
 */
@ApplicationScoped
public class ReceiptWriter {

    static final int MAX_BATCH = 1_000;
    static final int MAX_QUEUED = 20_000;

    private static final System.Logger LOG = System.getLogger(ReceiptWriter.class.getName());
    private static final long RETRY_MILLIS = 500;
    private static final long END_SECONDS = 5;

    @Inject ReceiptCommit commit;
    @Inject OwnRun own;
    @Resource ManagedScheduledExecutorService executor;

    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<WaitingDue> dues = new LinkedBlockingQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicReference<@Nullable CompletableFuture<Receipt>> newest =
            new AtomicReference<>();
    // touched by the one thread alone that writes
    private final AtomicReference<@Nullable Open> open = new AtomicReference<>();

    private record Open(GatewayRun run, LogShard shard) {}

    private record Waiting(ReceiptDraft draft, CompletableFuture<Receipt> durable) {}

    private record WaitingDue(DueReceipts due, CompletableFuture<List<Receipts.Row>> durable) {}

    /** What is written in one transaction: calls of now, or what is due. */
    private record Batch(List<Waiting> calls, @Nullable WaitingDue due) {

        List<ReceiptDraft> drafts() {
            return due == null ? calls.stream().map(Waiting::draft).toList() : due.due().drafts();
        }
    }

    /**
     * Whether receipts can be written as things stand.
     *
     * @throws MeteringIsBusy if not
     */
    void requireRoom() {
        if (ending.get() || failing.get() || queue.size() >= MAX_QUEUED) {
            throw new MeteringIsBusy();
        }
    }

    /** Writes a receipt; when the stage completes, it is durable. */
    CompletionStage<Receipt> write(ReceiptDraft draft) {
        if (!draft.counts()) {
            executor.execute(draft.hold()::release);
        }
        var waiting = new Waiting(draft, new CompletableFuture<>());
        queue.add(waiting);
        newest.set(waiting.durable());
        begin();
        return waiting.durable();
    }

    /**
     * Writes receipts that are due, at most {@value #MAX_BATCH}, in a transaction of their own;
     * when the stage completes, they are durable. It fails with {@link UsageIsTakenOver} if they
     * are not due any more; their permits are free then.
     */
    CompletionStage<List<Receipts.Row>> write(DueReceipts due) {
        var waiting = new WaitingDue(due, new CompletableFuture<>());
        dues.add(waiting);
        begin();
        return waiting.durable();
    }

    /**
     * Lets nothing more in, and waits for what is queued.
     *
     * @return whether all of it is durable
     */
    boolean finish() {
        ending.set(true);
        var last = newest.get();
        try {
            if (last != null) {
                last.get(END_SECONDS, TimeUnit.SECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "Receipts are left unwritten", e);
            return false;
        }
    }

    private void begin() {
        if (writing.compareAndSet(false, true)) {
            try {
                executor.execute(() -> drain(Optional.empty()));
            } catch (RejectedExecutionException e) {
                writing.set(false);
                LOG.log(System.Logger.Level.WARNING, "No thread for receipts; they wait", e);
            }
        }
    }

    /** Writes until nothing is left. */
    private void drain(Optional<Batch> failed) {
        var batch = failed;
        boolean duesFirst = false;
        while (true) {
            if (batch.isEmpty()) {
                batch = next(duesFirst);
            }
            if (batch.isEmpty()) {
                writing.set(false);
                if ((queue.isEmpty() && dues.isEmpty()) || !writing.compareAndSet(false, true)) {
                    return;
                }
                continue;
            }
            // neither waits for more than one batch of the other
            duesFirst = batch.get().due() == null;
            try {
                settle(batch.get());
                batch = Optional.empty();
            } catch (RuntimeException | Error e) {
                // nothing of a batch may be lost, whatever befell this thread
                later(batch.get(), e);
                return;
            }
        }
    }

    private Optional<Batch> next(boolean duesFirst) {
        if (duesFirst || queue.isEmpty()) {
            var due = dues.poll();
            if (due != null) {
                return Optional.of(new Batch(List.of(), due));
            }
        }
        var calls = new ArrayList<Waiting>();
        queue.drainTo(calls, MAX_BATCH);
        return calls.isEmpty() ? Optional.empty() : Optional.of(new Batch(calls, null));
    }

    private void settle(Batch batch) {
        try {
            var rows = write(batch);
            // whoever learns that a receipt is durable may call again
            failing.set(false);
            written(batch, rows);
        } catch (UsageIsTakenOver e) {
            // the database answers
            failing.set(false);
            batch.drafts().forEach(draft -> executor.execute(draft.hold()::release));
            var due = Objects.requireNonNull(batch.due());
            executor.execute(() -> due.durable().completeExceptionally(e));
        }
    }

    private void later(Batch batch, Throwable why) {
        if (!failing.getAndSet(true)) {
            LOG.log(System.Logger.Level.WARNING, "Receipts cannot be written; they wait", why);
        }
        var lost = open.getAndSet(null);
        if (why instanceof GatewayRunIsLost && lost != null) {
            own.lose(lost.run());
        }
        CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS, executor)
                .execute(() -> drain(Optional.of(batch)));
    }

    private List<Receipts.Row> write(Batch batch) {
        var drafts = batch.drafts();
        var at = opened();
        if (failing.get() && commit.has(drafts)) {
            // the transaction that seemed to fail was committed: what it wrote can be read
            return commit.read(drafts);
        }
        var written =
                batch.due() == null
                        ? commit.write(at.run(), at.shard(), drafts)
                        : commit.writeDue(at.run(), at.shard(), batch.due().due());
        open.set(new Open(at.run(), written.shard()));
        return written.rows();
    }

    private Open opened() {
        var known = open.get();
        if (known != null && own.is(known.run())) {
            return known;
        }
        var run = own.get();
        var opened = new Open(run, commit.open(run.shard()));
        open.set(opened);
        return opened;
    }

    private void settle(Quotas.Hold hold, Outcome written) {
        if (written == Outcome.FAILED) {
            executor.execute(hold::release);
        } else {
            hold.spent();
        }
    }

    private void written(Batch batch, List<Receipts.Row> rows) {
        var drafts = batch.drafts();
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).counts()) {
                settle(drafts.get(i).hold(), rows.get(i).receipt().call().outcome());
            }
        }
        if (batch.due() != null) {
            batch.due().durable().completeAsync(() -> rows, executor);
        }
        for (int i = 0; i < batch.calls().size(); i++) {
            batch.calls().get(i).durable().completeAsync(rows.get(i)::receipt, executor);
        }
    }
}
