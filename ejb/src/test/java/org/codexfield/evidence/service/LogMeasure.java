package org.codexfield.evidence.service;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.codexfield.evidence.persistence.Adapters;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.MerkleProver;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;

/**
 * Measures a log of many leaves: how fast it grows, and what proofs cost. A program of its own, not
 * part of the build; its arguments are {@code h2} or {@code postgresql} and the number of leaves.
 */
public final class LogMeasure {

    private static final int BATCH = 1_000;
    private static final int PROOFS = 2_000;

    private final LogFixture log;
    private final AtomicInteger statements = new AtomicInteger();

    private LogMeasure(TestDatabase database) {
        this.log = new LogFixture(database);
        log.service.logs = Adapters.logs(new Sql(counted(database.application())));
    }

    /** Takes the database and the number of leaves. */
    public static void main(String[] arguments) {
        var postgresql = arguments[0].equals("postgresql");
        try (var database = postgresql ? TestDatabase.postgresql() : TestDatabase.h2()) {
            new LogMeasure(database).run(Long.parseLong(arguments[1]));
        }
    }

    private void run(long size) {
        long start = System.nanoTime();
        for (long from = 0; from < size; from += BATCH) {
            long first = from;
            log.database.inTransaction(() -> append(first));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "grow: %,d leaves, %,.0f leaves/s, %.1f ms for each %d with one signature%n",
                size, size / seconds, seconds * 1000 * BATCH / size, BATCH);
        check(size);
        for (int round = 0; round < 2; round++) {
            measure("inclusion", size, index -> inclusion(index, size));
            measure("consistency", size, from -> consistency(from, size));
        }
    }

    private void append(long from) {
        var head = log.logs.lock("decisions").orElseThrow();
        var leaves =
                LongStream.range(from, from + BATCH)
                        .mapToObj(i -> ByteBuffer.allocate(Long.BYTES).putLong(i).array())
                        .map(bytes -> new LogLeaf("bench.leaf", Digest.of(bytes)))
                        .toList();
        new LogWriter(log.logs, log.service.names, log.signer, log.clock).append(head, leaves);
    }

    private void inclusion(long index, long size) {
        log.service.inclusion("decisions", Long.toString(index), OptionalLong.of(size));
    }

    private void consistency(long from, long size) {
        log.service.consistency("decisions", from, OptionalLong.of(size));
    }

    private void check(long size) {
        var random = new Random(3);
        var head = log.logs.find("decisions").orElseThrow();
        var root = Digest.parse(log.service.checkpoint("decisions").root());
        for (int i = 0; i < 200; i++) {
            long index = random.nextLong(size);
            var view =
                    log.service.inclusion("decisions", Long.toString(index), OptionalLong.of(size));
            var earlier = new MerkleProver(log.logs.hashes(head)).root(index);
            var consistency = log.service.consistency("decisions", index, OptionalLong.of(size));
            if (!view.proof().proves(view.leaf().hash(), root)
                    || !consistency.proves(earlier, root)) {
                throw new IllegalStateException("A proof at " + index + " does not hold");
            }
        }
    }

    private void measure(String what, long size, LongConsumer proof) {
        var random = new Random(7);
        var nanos = new long[PROOFS];
        int most = 0;
        for (int i = 0; i < PROOFS; i++) {
            statements.set(0);
            long start = System.nanoTime();
            proof.accept(random.nextLong(size));
            nanos[i] = System.nanoTime() - start;
            most = Math.max(most, statements.get());
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: p50 %.2f ms, p99 %.2f ms, at most %d statements%n",
                what, nanos[PROOFS / 2] / 1e6, nanos[PROOFS * 99 / 100] / 1e6, most);
    }

    /** Counts connections taken: outside of transactions, one for each statement. */
    private DataSource counted(DataSource source) {
        return (DataSource)
                Proxy.newProxyInstance(
                        LogMeasure.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, arguments) -> {
                            try {
                                statements.incrementAndGet();
                                return method.invoke(source, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
