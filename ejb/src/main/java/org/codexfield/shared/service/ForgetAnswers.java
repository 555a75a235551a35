package org.codexfield.shared.service;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;

/** Forgets expired answers every ten minutes, a bounded number in small statements. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("MigrateOnStart")
public class ForgetAnswers {

    static final int AT_ONCE = 1_000;
    static final int ROUNDS = 50;

    @Inject IdempotencyRecords records;
    @Inject Clock clock;

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void forget() {
        for (int round = 0; round < ROUNDS; round++) {
            if (records.forgetExpired(clock.instant(), AT_ONCE) < AT_ONCE) {
                return;
            }
        }
    }
}
