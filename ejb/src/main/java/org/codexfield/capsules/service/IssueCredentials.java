package org.codexfield.capsules.service;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.model.Seals;
import org.codexfield.shared.service.StartGate;

/**
 * Every second issues the ownership credentials of versions whose seal the log has taken. Servers
 * may do so at once: the database lets one of them keep each. After a failure it waits a minute.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("MigrateOnStart")
public class IssueCredentials {

    private static final System.Logger LOG = System.getLogger(IssueCredentials.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 200;

    @Inject Seals seals;
    @Inject CredentialIssuer issuer;
    @Inject Clock clock;
    @Inject StartGate gate;

    private final AtomicBoolean underWay = new AtomicBoolean();
    private final AtomicLong pausedUntilMillis = new AtomicLong();

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void issue() {
        if (!gate.isOpen()
                || pausedUntilMillis.get() > clock.millis()
                || !underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            for (CapsuleVersionId version : seals.uncertified(AT_ONCE)) {
                if (!issuer.issue(version)) {
                    break;
                }
            }
        } catch (RuntimeException e) {
            pausedUntilMillis.set(clock.millis() + PAUSE.toMillis());
            LOG.log(System.Logger.Level.ERROR, "Ownership credentials cannot be issued", e);
        } finally {
            underWay.set(false);
        }
    }
}
