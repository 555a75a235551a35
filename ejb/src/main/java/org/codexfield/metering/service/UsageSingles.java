package org.codexfield.metering.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codexfield.metering.model.UsageBodyIsAltered;
import org.codexfield.metering.model.UsageIsBusy;
import org.codexfield.metering.verify.UsageEventReader;

/**
 * Takes events that come one by one, together: what waits when the last group is durable is the
 * next, without any delay. If the transaction fails, everybody who waits learns it.
 */
@ApplicationScoped
public class UsageSingles {

    private static final System.Logger LOG = System.getLogger(UsageSingles.class.getName());
    private static final long WAIT_SECONDS = 5;

    @Inject UsageIntake intake;
    @Resource ManagedScheduledExecutorService executor;

    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean taking = new AtomicBoolean();

    private record Waiting(
            UsageIntake.Single single, CompletableFuture<UsageEventReport> durable) {}

    /**
     * Takes one; when it returns, what was accepted is durable.
     *
     * @throws UsageIsBusy if its turn does not come
     * @throws UsageBodyIsAltered if the body is not what was signed
     * @throws org.codexfield.shared.DomainException if it cannot be read as an event
     */
    UsageEventReport take(UsageIntake.Signed from, UsageBody body) {
        var mine = new Waiting(only(from, body), new CompletableFuture<>());
        queue.add(mine);
        begin();
        try {
            return mine.durable().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageIsBusy();
        } catch (TimeoutException e) {
            queue.remove(mine);
            // one that is being taken may be durable yet: whoever sends it again learns it
            throw new UsageIsBusy();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException why
                    ? why
                    : new IllegalStateException(e.getCause());
        }
    }

    private static UsageIntake.Single only(UsageIntake.Signed from, UsageBody body) {
        try (var reader = UsageEventReader.of(body, false)) {
            var read = Objects.requireNonNull(reader.next());
            body.drain();
            if (!body.digest().equals(from.signed())) {
                throw new UsageBodyIsAltered();
            }
            return new UsageIntake.Single(from, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() {
        if (taking.compareAndSet(false, true)) {
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException e) {
                taking.set(false);
                LOG.log(System.Logger.Level.WARNING, "No thread for usage events", e);
                var left = new ArrayList<Waiting>();
                queue.drainTo(left);
                left.forEach(one -> one.durable().completeExceptionally(new UsageIsBusy()));
            }
        }
    }

    /** Takes until nothing is left. */
    private void drain() {
        do {
            try {
                takeNext();
            } finally {
                taking.set(false);
            }
        } while (!queue.isEmpty() && taking.compareAndSet(false, true));
    }

    private void takeNext() {
        var group = new ArrayList<Waiting>();
        if (queue.drainTo(group, UsageIntake.SLICE) == 0) {
            return;
        }
        try {
            var reports = intake.takeSingles(group.stream().map(Waiting::single).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).durable().complete(reports.get(i));
            }
        } catch (RuntimeException | Error e) {
            group.forEach(one -> one.durable().completeExceptionally(e));
        }
    }
}
