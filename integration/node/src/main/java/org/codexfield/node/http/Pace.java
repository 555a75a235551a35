package org.codexfield.node.http;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;

/**
 * Ends calls of those who are too slow: a body must be there in a given time, and an answer must be
 * taken at a pace. So a thread that waits for a client waits for a bounded time.
 */
final class Pace implements Closeable {

    private static final System.Logger LOG = System.getLogger(Pace.class.getName());
    private static final AttachmentKey<Watch> WATCH = AttachmentKey.create(Watch.class);
    private static final int CHECKS_PER_LIMIT = 4;

    private final long limitNanos;
    private final long leastBytes;
    private final Set<Watch> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "pace");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param limit within which a body must be there, and {@code leastBytes} of an answer be taken
     */
    Pace(Duration limit, long leastBytes) {
        this.limitNanos = limit.toNanos();
        this.leastBytes = leastBytes;
        long pause = limitNanos / CHECKS_PER_LIMIT;
        var unused = timer.scheduleWithFixedDelay(this::check, pause, pause, TimeUnit.NANOSECONDS);
    }

    /** A call begins: its body is read. */
    void begin(HttpServerExchange exchange) {
        var watch = new Watch(exchange);
        exchange.putAttachment(WATCH, watch);
        open.add(watch);
        exchange.addExchangeCompleteListener(
                (ended, next) -> {
                    open.remove(watch);
                    next.proceed();
                });
    }

    /** The body is there; nobody waits for the client any more. */
    static void working(HttpServerExchange exchange) {
        mark(exchange, Phase.WORKING);
    }

    /** The answer begins. */
    static void writing(HttpServerExchange exchange) {
        mark(exchange, Phase.WRITING);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static void mark(HttpServerExchange exchange, Phase phase) {
        var watch = exchange.getAttachment(WATCH);
        if (watch != null) {
            watch.sinceNanos = System.nanoTime();
            watch.phase = phase;
        }
    }

    private void check() {
        for (var watch : open) {
            if (System.nanoTime() - watch.sinceNanos > limitNanos && watch.isTooSlow(leastBytes)) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "A client was too slow; the call is ended while " + watch.phase);
                watch.end();
            }
        }
    }

    private enum Phase {
        READING,
        WORKING,
        WRITING
    }

    private static final class Watch {

        private final HttpServerExchange exchange;
        private volatile Phase phase = Phase.READING;
        private volatile long sinceNanos = System.nanoTime();
        private long sentBytes;

        Watch(HttpServerExchange exchange) {
            this.exchange = exchange;
        }

        boolean isTooSlow(long leastBytes) {
            if (phase != Phase.WRITING) {
                return phase == Phase.READING;
            }
            long sent = exchange.getResponseBytesSent();
            if (sent - sentBytes >= leastBytes) {
                sentBytes = sent;
                sinceNanos = System.nanoTime();
                return false;
            }
            return true;
        }

        void end() {
            try {
                // wakes a thread that waits for the client; closing alone does not
                if (exchange.getConnection() instanceof AbstractServerConnection connection) {
                    connection.getChannel().getSourceChannel().shutdownReads();
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "It was closed already", e);
            }
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
