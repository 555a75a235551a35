package org.codexfield.node.installation;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes streams from which nothing comes any more: the HTTP client's own time-out ends with the
 * headers of an answer.
 */
final class StallGuard implements Closeable {

    private static final System.Logger LOG = System.getLogger(StallGuard.class.getName());
    private static final int CHECKS_PER_LIMIT = 4;

    private final long limitNanos;
    private final Set<Guarded> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "stall-guard");
                        thread.setDaemon(true);
                        return thread;
                    });

    StallGuard(Duration limit) {
        this.limitNanos = limit.toNanos();
        long pause = limitNanos / CHECKS_PER_LIMIT;
        var unused =
                timer.scheduleWithFixedDelay(
                        this::closeStalled, pause, pause, TimeUnit.NANOSECONDS);
    }

    InputStream guard(InputStream stream) {
        var guarded = new Guarded(stream);
        open.add(guarded);
        return guarded;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void closeStalled() {
        for (var stream : open) {
            if (System.nanoTime() - stream.lastNanos > limitNanos) {
                try {
                    stream.close();
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.DEBUG, "A stalled stream did not close", e);
                }
            }
        }
    }

    private final class Guarded extends FilterInputStream {

        private volatile long lastNanos = System.nanoTime();

        Guarded(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            lastNanos = System.nanoTime();
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            lastNanos = System.nanoTime();
            return read;
        }

        @Override
        public void close() throws IOException {
            open.remove(this);
            super.close();
        }
    }
}
