package org.codexfield.metering.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.metering.model.UsageDues.Due;
import org.codexfield.metering.model.UsageIsTakenOver;

/**
 * Makes the receipts of reported calls, some hundred at a time, one thread for each server. What is
 * due stands in the database: whoever goes on after a crash does so where it ended.
 */
@ApplicationScoped
public class UsageDrain {

    private static final System.Logger LOG = System.getLogger(UsageDrain.class.getName());
    private static final long WAIT_SECONDS = 60;

    @Inject UsageDueDesk desk;
    @Inject ReportedDrafts drafts;
    @Inject ReceiptWriter writer;
    @Inject OwnRun own;
    @Resource ManagedScheduledExecutorService executor;

    private final AtomicInteger asked = new AtomicInteger();

    /** Begins, unless it is under way; then it goes on until nothing is left. */
    public void begin() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            asked.set(0);
            LOG.log(System.Logger.Level.WARNING, "No thread for reported calls; they wait", e);
        }
    }

    /** Takes over what gateways left that are gone, and begins. A timer calls it. */
    void look() {
        desk.takeOver(own.get().id());
        begin();
    }

    private void drain() {
        int seen;
        do {
            seen = asked.get();
            try {
                boolean more;
                do {
                    more = writeNext();
                } while (more);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Receipts of reported calls wait", e);
            }
        } while (!asked.compareAndSet(seen, 0));
    }

    /** Writes the next receipts; false when there are none to write. */
    private boolean writeNext() {
        var run = own.get().id();
        var due = desk.next(run, ReceiptWriter.MAX_BATCH);
        if (due.isEmpty()) {
            return false;
        }
        var steps = UsageDueDesk.steps(due);
        written(due, new DueReceipts(drafts.of(due), () -> desk.mark(run, steps)));
        return true;
    }

    private void written(List<Due> due, DueReceipts receipts) {
        try {
            writer.write(receipts).toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Not written in time: " + due.size(), e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UsageIsTakenOver)) {
                throw new IllegalStateException("Not written", e);
            }
        }
    }
}
