package org.codexfield.shared.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.shared.Digest;
import org.codexfield.shared.service.IdempotencyRecords;
import org.codexfield.shared.service.IdempotentCall;
import org.codexfield.shared.service.KeptAnswer;
import org.codexfield.shared.service.RequestIsUnderWay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys and answers in a real database: once, together with the command, or not at all. */
abstract class IdempotencyContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Instant NEXT_NOON = NOON.plus(1, ChronoUnit.DAYS);
    private static final Digest REQUEST = Digest.of(new byte[] {1});
    private static final KeptAnswer CREATED =
            new KeptAnswer(201, "/api/v1/things/1", "\"0\"", "{\"name\":\"ä\"}");

    private TestDatabase database;
    private IdempotencyRecords records;

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
        records = new JdbcIdempotencyRecords(database.sql());
    }

    @AfterEach
    void stop() throws SQLException {
        database.close();
    }

    @Test
    void anAnswer_isKeptForItsCallerAndKey() {
        answer(call("ann", "k1"));

        assertThat(records.find(call("ann", "k1"), NOON))
                .contains(new IdempotencyRecords.Kept(REQUEST, CREATED));
        assertThat(records.find(call("ann", "k2"), NOON)).isEmpty();
        assertThat(records.find(call("bob", "k1"), NOON)).isEmpty();
    }

    @Test
    void aRollback_leavesNothing_andTheKeyFree() {
        assertThatThrownBy(
                        () ->
                                database.inTransaction(
                                        () -> {
                                            reserve(call("ann", "k1"), NOON);
                                            records.complete(call("ann", "k1"), CREATED);
                                            throw new IllegalStateException("crash");
                                        }))
                .hasMessage("crash");

        assertThat(records.find(call("ann", "k1"), NOON)).isEmpty();
        answer(call("ann", "k1"));
    }

    @Test
    void aKeyInUse_isRefused() {
        answer(call("ann", "k1"));

        assertThatThrownBy(() -> answer(call("ann", "k1"))).isInstanceOf(RequestIsUnderWay.class);
    }

    @Test
    void anExpiredKey_makesRoom() {
        answer(call("ann", "k1"));

        assertThat(records.find(call("ann", "k1"), NEXT_NOON)).isEmpty();
        database.inTransaction(
                () -> {
                    reserve(call("ann", "k1"), NEXT_NOON);
                    records.complete(call("ann", "k1"), CREATED);
                });
        assertThat(records.find(call("ann", "k1"), NEXT_NOON)).isPresent();
    }

    @Test
    void withoutReservation_nothingIsCompleted() {
        assertThatThrownBy(() -> records.complete(call("ann", "k1"), CREATED))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofManyAtOnce_oneHasTheKey() throws Exception {
        int writers = 8;
        var threads = Executors.newFixedThreadPool(writers);
        var together = new CountDownLatch(writers);
        var done = new AtomicInteger();
        var refused = new AtomicInteger();
        for (int i = 0; i < writers; i++) {
            threads.execute(
                    () -> {
                        together.countDown();
                        try {
                            together.await();
                            answer(call("ann", "k1"));
                            done.incrementAndGet();
                        } catch (RequestIsUnderWay e) {
                            refused.incrementAndGet();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, SECONDS)).isTrue();
        assertThat(done).hasValue(1);
        assertThat(refused).hasValue(writers - 1);
    }

    @Test
    void forgetting_isBounded_andSparesWhatHolds() {
        for (int i = 0; i < 5; i++) {
            answer(call("ann", "k" + i));
        }
        assertThat(records.forgetExpired(NEXT_NOON.minusMillis(1), 10)).isZero();
        assertThat(records.forgetExpired(NEXT_NOON, 3)).isEqualTo(3);
        assertThat(records.forgetExpired(NEXT_NOON, 3)).isEqualTo(2);
        assertThat(
                        database.sql()
                                .number(
                                        "SELECT count(*) FROM portal.idempotency_record",
                                        List.of()))
                .isZero();
    }

    @Test
    void aLongTarget_isCut() {
        answer(new IdempotentCall("ann", "k1", "POST /" + "a".repeat(2_000), REQUEST));

        assertThat(records.find(call("ann", "k1"), NOON)).isPresent();
    }

    private void answer(IdempotentCall call) {
        database.inTransaction(
                () -> {
                    reserve(call, NOON);
                    records.complete(call, CREATED);
                });
    }

    private void reserve(IdempotentCall call, Instant now) {
        records.reserve(call, now, now.plus(1, ChronoUnit.DAYS));
    }

    private static IdempotentCall call(String caller, String key) {
        return new IdempotentCall(caller, key, "POST /api/v1/things", REQUEST);
    }
}
