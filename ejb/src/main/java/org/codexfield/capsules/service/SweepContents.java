package org.codexfield.capsules.service;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codexfield.shared.service.StartGate;

/**
 * Every ten minutes removes content that nothing names, some at a time. Servers may do so at once:
 * the database lets one of them look at each.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("MigrateOnStart")
public class SweepContents {

    private static final System.Logger LOG = System.getLogger(SweepContents.class.getName());
    private static final int AT_ONCE = 500;

    @Inject ContentSweep contents;
    @Inject StartGate gate;

    private final AtomicBoolean underWay = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*/10", second = "41", persistent = false)
    void sweep() {
        if (!gate.isOpen() || !underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            for (var sha256 : contents.due(AT_ONCE)) {
                if (contents.sweep(sha256)) {
                    LOG.log(System.Logger.Level.INFO, "Nothing named it, removed: " + sha256);
                }
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Content that nothing names stays for now", e);
        } finally {
            underWay.set(false);
        }
    }
}
