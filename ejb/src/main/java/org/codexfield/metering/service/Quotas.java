package org.codexfield.metering.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.MeteringIsBusy;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.model.QuotaLeases;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of calls, exactly: what this gateway lets through it holds a permit for, of each
 * window that the licence limits. Permits come from the database in slices, so that most calls ask
 * nobody.
 */
@ApplicationScoped
public class Quotas {

    private static final System.Logger LOG = System.getLogger(Quotas.class.getName());
    // calls that began before it still take
    private static final Duration OVER = Duration.ofMinutes(1);
    private static final int MOST_SLICES = 100_000;
    private static final int MOST_ENDED = 500;
    private static final long RECALL_MILLIS = 100;

    @Inject QuotaDesk desk;
    @Inject OwnRun own;
    @Inject Clock clock;
    @Resource ManagedScheduledExecutorService timer;

    private final AtomicBoolean watching = new AtomicBoolean();
    private final AtomicReference<@Nullable ScheduledFuture<?>> watch = new AtomicReference<>();
    private final Map<QuotaKey, QuotaSlice> slices = new ConcurrentHashMap<>();
    private final Queue<QuotaSlice> doubtful = new ConcurrentLinkedQueue<>();

    /** One permit of each window, held by a call until it is settled. */
    public static final class Hold {

        static final Hold NONE = new Hold(List.of());

        private final List<QuotaSlice> slices;

        private Hold(List<QuotaSlice> slices) {
            this.slices = List.copyOf(slices);
        }

        List<QuotaKey> keys() {
            return slices.stream().map(QuotaSlice::key).toList();
        }

        /** Whether the run still has what this holds. */
        boolean isOf(GatewayRun run) {
            return slices.stream().allMatch(slice -> slice.run().equals(run));
        }

        void spent() {
            slices.forEach(QuotaSlice::spent);
        }

        void release() {
            for (var slice : slices) {
                try {
                    slice.release();
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.WARNING, "A permit is given back later", e);
                }
            }
        }
    }

    /**
     * Takes one permit of each.
     *
     * @param exhausted the quota that has none left; empty when all were taken
     */
    record Reserved(Hold hold, Optional<QuotaKey> exhausted) {}

    /**
     * Takes one permit of each window, or none at all.
     *
     * @throws MeteringIsBusy if another gateway holds the last ones and does not answer
     */
    Reserved reserve(List<QuotaKey> keys) {
        var taken = new ArrayList<QuotaSlice>(keys.size());
        boolean all = false;
        try {
            for (var key : keys.stream().sorted().toList()) {
                var slice = slice(key);
                var taking = slice.take();
                while (taking == QuotaSlice.Taking.CLOSED) {
                    slice = slice(key);
                    taking = slice.take();
                }
                if (taking == QuotaSlice.Taking.UNCLEAR) {
                    throw new MeteringIsBusy();
                }
                if (taking == QuotaSlice.Taking.EXHAUSTED) {
                    return new Reserved(Hold.NONE, Optional.of(key));
                }
                taken.add(slice);
            }
            all = true;
            return new Reserved(new Hold(taken), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeteringIsBusy();
        } finally {
            if (!all) {
                new Hold(taken).release();
            }
        }
    }

    private QuotaSlice slice(QuotaKey key) {
        if (watching.compareAndSet(false, true)) {
            watch.set(
                    timer.scheduleWithFixedDelay(
                            this::watchRecalls,
                            RECALL_MILLIS,
                            RECALL_MILLIS,
                            TimeUnit.MILLISECONDS));
        }
        var run = own.get();
        var slice = slices.get(key);
        if (slice != null && slice.isOpen(run)) {
            return slice;
        }
        if (slices.size() >= MOST_SLICES) {
            throw new MeteringIsBusy();
        }
        // what an earlier run held is lost; its calls under way settle with the old one
        return slices.compute(
                key,
                (same, old) ->
                        old != null && old.isOpen(run)
                                ? old
                                : new QuotaSlice(key, run, desk, doubtful::add));
    }

    private void watchRecalls() {
        try {
            answerRecalls();
            reconcile();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Permits are given back later", e);
        }
    }

    @PreDestroy
    void stop() {
        var running = watch.get();
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Gives back what other gateways need. */
    void answerRecalls() {
        if (slices.isEmpty()) {
            return;
        }
        var run = own.get();
        for (var key : desk.recalled(run.id(), clock.instant().minus(OVER))) {
            var slice = slices.get(key);
            if (slice != null && slice.run().equals(run)) {
                slice.recalled();
            } else {
                desk.answer(key, run.id(), 0);
            }
        }
    }

    /** Learns anew what the database says, where an exchange with it failed. */
    private void reconcile() {
        for (int left = doubtful.size(); left > 0; left--) {
            var slice = doubtful.poll();
            if (slice == null) {
                return;
            }
            boolean known = !own.is(slice.run());
            try {
                known = known || slice.reconcile();
            } finally {
                if (!known) {
                    doubtful.add(slice);
                }
            }
        }
    }

    /** Forgets windows that are over; what is in stock of them is given back. */
    void forgetEnded() {
        var before = clock.instant().minus(OVER);
        desk.forget(QuotaLeases.KEPT_DAYS);
        if (slices.isEmpty()) {
            return;
        }
        var over =
                slices.values().stream()
                        .filter(slice -> before.isAfter(slice.key().end()))
                        .filter(slice -> !doubtful.contains(slice))
                        .toList();
        for (int at = 0; at < over.size(); at += MOST_ENDED) {
            end(over.subList(at, Math.min(over.size(), at + MOST_ENDED)));
        }
    }

    private void end(List<QuotaSlice> over) {
        var run = own.get();
        var ending = new ArrayList<QuotaSlice>(over.size());
        var stock = new HashMap<QuotaKey, Long>();
        for (var slice : over) {
            var left = slice.end();
            if (left.isPresent()) {
                ending.add(slice);
                if (slice.run().equals(run)) {
                    stock.put(slice.key(), left.getAsLong());
                }
            }
        }
        boolean given = false;
        try {
            desk.end(stock, run.id());
            given = true;
        } finally {
            for (var slice : ending) {
                slice.ended(given);
                if (given) {
                    slices.remove(slice.key(), slice);
                }
            }
        }
    }
}
