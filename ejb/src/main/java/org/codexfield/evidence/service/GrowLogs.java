package org.codexfield.evidence.service;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codexfield.evidence.model.LogHead;
import org.codexfield.evidence.model.Logs;
import org.codexfield.shared.service.StartGate;

/**
 * Every second lets each log take what is pending. Servers may do so at once: the lock on a log
 * makes one of them wait. A log that cannot grow is left alone for a minute, with the reason in the
 * server's log; its leaves stay pending.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("MigrateOnStart")
public class GrowLogs {

    private static final System.Logger LOG = System.getLogger(GrowLogs.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MAX_BATCHES = 50;

    @Inject Logs logs;
    @Inject LogSequencer sequencer;
    @Inject Clock clock;
    @Inject StartGate gate;

    private final AtomicBoolean underWay = new AtomicBoolean();
    private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void grow() {
        if (!gate.isOpen() || !underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            logs.all().stream().map(LogHead::origin).forEach(this::grow);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The logs cannot be read", e);
        } finally {
            underWay.set(false);
        }
    }

    private void grow(String origin) {
        if (pausedUntil.getOrDefault(origin, Instant.MIN).isAfter(clock.instant())) {
            return;
        }
        try {
            int batches = 0;
            while (batches < MAX_BATCHES && sequencer.sequence(origin) == LogSequencer.MAX_BATCH) {
                batches++;
            }
            pausedUntil.remove(origin);
        } catch (RuntimeException e) {
            pausedUntil.put(origin, clock.instant().plus(PAUSE));
            LOG.log(System.Logger.Level.ERROR, "The log " + origin + " does not grow", e);
        }
    }
}
