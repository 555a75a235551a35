package org.codexfield.portal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Many kept connections to one server, on one thread, so that little of the machine is taken from
 * what is measured. Either each connection sends again as soon as it is answered, or requests are
 * sent at a fixed rate, and their time counts from when they were due.
 */
final class LoadGenerator {

    private static final long OK = 200;
    private static final int CONNECTION_BROKEN = 0;

    private final InetSocketAddress server;
    private final Supplier<byte[]> requests;
    private final int connections;
    private final Deque<LoadConnection> idle = new ArrayDeque<>();
    private final Map<Integer, Long> others = new TreeMap<>();
    private long[] nanos = new long[1 << 16];
    private int answered;

    /**
     * A load.
     *
     * @param requests gives one after the other, whole
     */
    LoadGenerator(URI server, int connections, Supplier<byte[]> requests) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.connections = connections;
        this.requests = requests;
    }

    /**
     * What was seen.
     *
     * @param perSecond answers with status 200
     * @param p50Millis half of them were not later
     * @param cpuShare what the generator took of all cores
     * @param others other answers by status; 0 for connections that broke
     */
    record Seen(
            double perSecond,
            double p50Millis,
            double p99Millis,
            double cpuShare,
            Map<Integer, Long> others) {}

    /** As much as the server takes. */
    Seen most(Duration time) throws IOException {
        return run(time, 0);
    }

    /** So many requests a second. */
    Seen at(double rate, Duration time) throws IOException {
        return run(time, (long) (TimeUnit.SECONDS.toNanos(1) / rate));
    }

    private Seen run(Duration time, long interval) throws IOException {
        answered = 0;
        others.clear();
        idle.clear();
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        try (var selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                idle.add(new LoadConnection(server, selector));
            }
            long due = start;
            for (long now = start;
                    now - start < time.toNanos() && !Thread.currentThread().isInterrupted();
                    now = System.nanoTime()) {
                while (!idle.isEmpty() && (interval == 0 || due <= now)) {
                    idle.poll().send(requests.get(), interval == 0 ? now : due);
                    due += interval;
                }
                selector.select(1);
                for (var key : selector.selectedKeys()) {
                    take((LoadConnection) key.attachment(), selector);
                }
                selector.selectedKeys().clear();
            }
            for (var key : selector.keys()) {
                ((LoadConnection) key.attachment()).close();
            }
        }
        return seen(System.nanoTime() - start, threads.getCurrentThreadCpuTime() - cpu);
    }

    private void take(LoadConnection connection, Selector selector) throws IOException {
        try {
            if (!connection.isWhole()) {
                return;
            }
            if (connection.status() == OK) {
                keep(System.nanoTime() - connection.dueNanos());
            } else {
                others.merge(connection.status(), 1L, Long::sum);
            }
            idle.add(connection);
        } catch (IOException e) {
            others.merge(CONNECTION_BROKEN, 1L, Long::sum);
            connection.close();
            idle.add(new LoadConnection(server, selector));
        }
    }

    private void keep(long took) {
        if (answered == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * answered);
        }
        nanos[answered++] = took;
    }

    private Seen seen(long elapsed, long cpu) {
        var sorted = Arrays.copyOf(nanos, answered);
        Arrays.sort(sorted);
        double seconds = elapsed / 1e9;
        return new Seen(
                answered / seconds,
                millis(sorted, 50),
                millis(sorted, 99),
                cpu / (double) elapsed / Runtime.getRuntime().availableProcessors(),
                Map.copyOf(others));
    }

    private static double millis(long[] sorted, int percent) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) ((long) sorted.length * percent / 100)] / 1e6;
    }
}
