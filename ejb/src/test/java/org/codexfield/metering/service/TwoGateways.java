package org.codexfield.metering.service;

import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.licensing.CallLimit;
import org.codexfield.licensing.verify.CallWindow;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two servers on one database. */
abstract class TwoGateways {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    final SetClock clock = new SetClock(NOON);
    TestDatabase database;
    GatewayServer one;
    GatewayServer two;

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
        one = new GatewayServer(database, clock);
        two = new GatewayServer(database, clock);
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        two.close();
        database.close();
    }

    QuotaKey quota(long most) {
        return QuotaKey.of(UUID.randomUUID(), new CallLimit(CallWindow.MONTH, most), NOON, NOON);
    }

    static Receipt durable(CompletionStage<Receipt> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    long spent(QuotaKey quota) {
        return sql().number(
                        "SELECT spent FROM metering.quota WHERE grant_id = ?",
                        List.of(quota.grant()));
    }

    long leased(QuotaKey quota) {
        return sql().number(
                        "SELECT COALESCE(SUM(permits), 0) FROM metering.quota_lease"
                                + " WHERE grant_id = ?",
                        List.of(quota.grant()));
    }

    Sql sql() {
        return database.sql();
    }

    /** As after half a minute without a word. */
    void die(GatewayServer server) {
        sql().update(
                        "UPDATE metering.gateway SET alive_until ="
                                + " CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE run_id = ?",
                        List.of(server.own.get().id()));
    }

    /** By both servers; what is on its way back arrives in a moment. */
    int servedInAll(QuotaKey quota) {
        var served = new AtomicInteger();
        await().atMost(10, TimeUnit.SECONDS)
                .until(
                        () -> {
                            for (var server : List.of(one, two)) {
                                for (var call = server.call(quota);
                                        call.isPresent();
                                        call = server.call(quota)) {
                                    durable(call.get());
                                    served.incrementAndGet();
                                }
                            }
                            return spent(quota) == quota.most();
                        });
        return served.get();
    }
}
