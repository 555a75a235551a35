package org.codexfield.metering.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.web.CrossingHeaders.Header;

/**
 * An answer that ends when its receipt is durable. One of at most {@value #MAX_KEPT_BYTES} bytes is
 * kept until then, so that its price is in its head; a larger one, and one whose source pauses, is
 * passed on at once, and its price follows as a trailer.
 */
final class MeteredAnswer {

    /** The largest body that is kept. */
    static final int MAX_KEPT_BYTES = 64 * 1024;

    /** The header or trailer with the price. */
    static final String MICRO_MU = "Codexfield-Micro-Mu";

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String CONTENT_TYPE = "content-type";
    private static final String EVENT_STREAM = "text/event-stream";

    private final ClientAnswer client;
    private final String method;
    private final Consumer<Consumer<Receipt>> settle;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Head head = new Head(HttpServletResponse.SC_OK, List.of(), OptionalLong.empty());
    private State state = State.CLOSED;
    private long bodyBytes;
    private long keptSince;

    private enum State {
        CLOSED,
        KEEPING,
        STREAMING,
        ENDED
    }

    /**
     * What comes before the body.
     *
     * @param length the body's, if it is known
     */
    record Head(int status, List<Header> headers, OptionalLong length) {

        boolean isEventStream() {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(CONTENT_TYPE))
                    .anyMatch(
                            header ->
                                    header.value()
                                            .toLowerCase(Locale.ROOT)
                                            .startsWith(EVENT_STREAM));
        }

        boolean hasNoBody() {
            return status == 204 || status == 304;
        }
    }

    /**
     * @param method the request's
     * @param settle writes the receipt of a call that was served, and gives it back when it is
     *     durable
     */
    MeteredAnswer(ClientAnswer client, String method, Consumer<Consumer<Receipt>> settle) {
        this.client = client;
        this.method = method;
        this.settle = settle;
    }

    /** Begins the answer. Nothing is sent before there is a body to send. */
    synchronized void open(Head head, long now) {
        this.head = head;
        keptSince = now;
        state = State.KEEPING;
        boolean large = head.length().orElse(0) > MAX_KEPT_BYTES || head.isEventStream();
        if (large && !isBodiless()) {
            stream();
        }
    }

    /**
     * Takes some of the body.
     *
     * @param more asks for more of it; called when there is room
     */
    void take(List<ByteBuffer> some, long now, Runnable more) {
        boolean room;
        synchronized (this) {
            var bytes = copy(some);
            bodyBytes += bytes.length;
            keptSince = now;
            if (state == State.KEEPING) {
                kept.writeBytes(bytes);
                if (kept.size() > MAX_KEPT_BYTES) {
                    stream();
                }
            } else {
                client.send(bytes);
            }
            room = state == State.KEEPING;
        }
        if (room) {
            more.run();
        } else {
            client.whenDrained(more);
        }
    }

    /** The body is complete. */
    void ended() {
        boolean streaming;
        synchronized (this) {
            streaming = state == State.STREAMING;
            state = State.ENDED;
        }
        if (streaming) {
            client.whenDrained(
                    () -> settle.accept(receipt -> client.end(Map.of(MICRO_MU, price(receipt)))));
        } else {
            settle.accept(this::sendKept);
        }
    }

    /** Lets go of what is kept if nothing has come for a moment. */
    synchronized void tick(long now) {
        if (state == State.KEEPING && kept.size() > 0 && now - keptSince > PAUSE_NANOS) {
            stream();
        }
    }

    /** Whether some of it may have been sent. */
    synchronized boolean isUnderWay() {
        return state == State.STREAMING || (state == State.ENDED && client.writtenBytes() > 0);
    }

    /** How long the body is, as far as it has come. */
    synchronized long bodyBytes() {
        return bodyBytes;
    }

    private void stream() {
        state = State.STREAMING;
        sendHead();
        client.announceTrailers(MICRO_MU);
        client.send(kept.toByteArray());
        client.flush();
        kept = new ByteArrayOutputStream(0);
    }

    private synchronized void sendKept(Receipt receipt) {
        sendHead();
        var response = client.head();
        response.setHeader(MICRO_MU, price(receipt));
        var body = kept.toByteArray();
        if (!isBodiless()) {
            response.setContentLengthLong(body.length);
        } else if (!head.hasNoBody()) {
            head.length().ifPresent(response::setContentLengthLong);
        }
        client.send(body);
        client.end();
    }

    private void sendHead() {
        var response = client.head();
        var set = new HashSet<String>();
        response.setStatus(head.status());
        for (var header : head.headers()) {
            var name = header.name().toLowerCase(Locale.ROOT);
            if (name.equals(CONTENT_TYPE)) {
                response.setContentType(header.value());
            } else if (set.add(name)) {
                response.setHeader(header.name(), header.value());
            } else {
                response.addHeader(header.name(), header.value());
            }
        }
    }

    private boolean isBodiless() {
        return method.equals("HEAD") || head.hasNoBody();
    }

    private static String price(Receipt receipt) {
        return Long.toString(receipt.charge().microMu());
    }

    private static byte[] copy(List<ByteBuffer> some) {
        var first = some.isEmpty() ? null : some.get(0);
        if (first != null && some.size() == 1 && first.hasArray() && first.arrayOffset() == 0) {
            var all = first.array();
            if (first.remaining() == all.length) {
                return all; // it is nobody else's any more
            }
        }
        int size = some.stream().mapToInt(buffer -> buffer.remaining()).sum();
        var bytes = ByteBuffer.allocate(size);
        some.forEach(bytes::put);
        return bytes.array();
    }
}
