package org.codexfield.licensing.service;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.codexfield.identity.SystemCalls;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.shared.service.StartGate;

/**
 * Looks every minute for requests whose time is up; each is ended in a transaction of its own, and
 * one that fails waits for the next time.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("MigrateOnStart")
@RunAs("system")
public class WatchDeadlines {

    private static final System.Logger LOG = System.getLogger(WatchDeadlines.class.getName());

    @Inject RequestDeadlines deadlines;
    @Inject StartGate gate;
    @Inject SystemCalls system;

    private final AtomicBoolean underWay = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*", second = "17", persistent = false)
    void watch() {
        if (!gate.isOpen() || !underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            system.begin();
            each(deadlines.lapsed(), deadlines::lapse);
            each(deadlines.toRemind(), deadlines::remind);
        } finally {
            underWay.set(false);
        }
    }

    private static void each(List<AccessRequestId> requests, Consumer<AccessRequestId> work) {
        for (var id : requests) {
            try {
                work.accept(id);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "The request " + id + " waits on", e);
            }
        }
    }
}
