package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** One database for all tests of a contract; each makes its own organisations and people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IdentityContract {

    private static final int SECONDS = 20;

    private final Supplier<TestDatabase> source;
    TestIdentity identity;

    IdentityContract(Supplier<TestDatabase> source) {
        this.source = source;
    }

    @BeforeAll
    void start() {
        identity = new TestIdentity(source.get());
    }

    @AfterAll
    void stop() throws SQLException {
        identity.database.close();
    }

    /** Fails unless a constraint of the database (SQLSTATE class 23) refuses the change. */
    static void assertConstraintRefuses(ThrowingCallable change) {
        var refusal = catchThrowable(change);
        assertThat(refusal).as("what the database said").isNotNull();
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState().startsWith("23")) {
                return;
            }
        }
        Assertions.fail("No constraint refused it", refusal);
    }

    /** Two transactions read one aggregate and change it: the one that commits last must fail. */
    <T> void assertLostRaceIsNoticed(Supplier<T> read, Consumer<T> change) throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        var bothRead = new CountDownLatch(2);
        var firstIsDone = new CountDownLatch(1);
        try {
            var second =
                    threads.submit(
                            () ->
                                    identity.database.inTransaction(
                                            () -> {
                                                var mine = read.get();
                                                bothRead.countDown();
                                                await(firstIsDone);
                                                change.accept(mine);
                                                return mine;
                                            }));
            identity.database.inTransaction(
                    () -> {
                        var mine = read.get();
                        bothRead.countDown();
                        await(bothRead);
                        change.accept(mine);
                        return mine;
                    });
            firstIsDone.countDown();

            var lost = catchThrowable(() -> second.get(SECONDS, TimeUnit.SECONDS));
            assertThat(lost)
                    .as("the second commit")
                    .hasStackTraceContaining(OptimisticLockException.class.getName());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Runs all at once, each in a transaction that has begun; what one throws is thrown on. */
    void atOnce(int times, IntConsumer work) {
        var threads = Executors.newFixedThreadPool(times);
        var together = new CountDownLatch(times);
        try {
            var running =
                    IntStream.range(0, times)
                            .mapToObj(i -> threads.submit(() -> together(together, i, work)))
                            .toList();
            for (var each : running) {
                each.get(SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("One of those that ran at once failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void together(CountDownLatch start, int i, IntConsumer work) {
        identity.database.inTransaction(
                () -> {
                    identity.database.sql().number("SELECT 1", List.of());
                    start.countDown();
                    await(start);
                    work.accept(i);
                });
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The other transaction did not come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
