package org.codexfield.metering.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codexfield.identity.SystemCalls;
import org.codexfield.shared.service.StartGate;

/** Keeps this server's run as a gateway alive, and its shard known. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("MigrateOnStart")
@RunAs("system")
public class KeepGateway {

    private static final System.Logger LOG = System.getLogger(KeepGateway.class.getName());

    @Inject OwnRun own;
    @Inject Quotas quotas;
    @Inject TariffDesk tariffs;
    @Inject KeyReturns returns;
    @Inject ReceiptWriter writer;
    @Inject ShardRecorder recorder;
    @Inject SystemCalls system;
    @Inject StartGate gate;

    @Inject UsageDrain usage;

    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private final AtomicBoolean recording = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void renew() {
        once(
                renewing,
                "This gateway cannot be told alive",
                () -> {
                    system.begin();
                    tariffs.adoptFirst();
                    tariffs.refresh();
                    own.renew();
                    returns.again();
                });
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void look() {
        once(
                looking,
                "Receipts of reported calls are written later",
                () -> {
                    system.begin();
                    usage.look();
                });
    }

    @Schedule(hour = "*", minute = "*", second = "3/20", persistent = false)
    void record() {
        once(
                recording,
                "The heads of shards are recorded later",
                () -> {
                    system.begin();
                    recorder.numbers().forEach(recorder::record);
                    quotas.forgetEnded();
                });
    }

    /** What was served is written; another server need not wait to learn that this one is gone. */
    @PreDestroy
    void end() {
        if (writer.finish()) {
            own.end();
        }
    }

    private void once(AtomicBoolean underWay, String otherwise, Runnable work) {
        if (!gate.isOpen() || !underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, otherwise, e);
        } finally {
            underWay.set(false);
        }
    }
}
