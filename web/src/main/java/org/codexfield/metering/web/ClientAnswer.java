package org.codexfield.metering.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The answer on its way to a client, written when there is something to write and the client takes
 * it: no thread waits.
 *
 * <p>All of this may be called on any thread; whoever comes while another one writes leaves the
 * work to it.
 */
final class ClientAnswer implements WriteListener, AsyncListener {

    private static final System.Logger LOG = System.getLogger(ClientAnswer.class.getName());
    private static final String CUT_OFF = ClientAnswer.class.getName() + ".cut-off";
    private static final int PIECE_BYTES = 16 * 1024;

    private final AsyncContext async;
    private final HttpServletResponse response;
    private final ServletOutputStream out;
    private final Events events;
    private final boolean chunked;
    private final Queue<ByteBuffer> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> drained = new AtomicReference<>();
    private volatile @Nullable Map<String, String> trailers;
    private final AtomicLong writtenBytes = new AtomicLong();
    private volatile boolean possible;
    private volatile boolean ending;
    private volatile boolean broken;
    private volatile boolean over;
    private volatile boolean unflushed;

    /** What happens to the answer. */
    interface Events {
        /** The client took some of it. */
        void moved();

        /** The client takes no more. */
        void left(Throwable failure);

        /** The server is done with it, however it ended. */
        void completed();
    }

    ClientAnswer(AsyncContext async, Events events) throws IOException {
        this.async = async;
        this.response = (HttpServletResponse) async.getResponse();
        this.chunked = async.getRequest().getProtocol().equals("HTTP/1.1");
        this.out = response.getOutputStream();
        this.events = events;
    }

    /** Begins to listen; called on the thread that serves the request. */
    void listen() {
        async.addListener(this);
        out.setWriteListener(this);
    }

    /** Where status and headers are set, before anything is sent. */
    HttpServletResponse head() {
        return response;
    }

    /**
     * Says that trailer fields follow the body. Unless they are known when it ends, it does not end
     * well: the connection is broken off.
     *
     * @param names of the fields
     */
    void announceTrailers(String names) {
        response.setHeader("Trailer", names);
        if (chunked) {
            // else a server ends the answer of a connection that is not kept by closing it
            response.setHeader("Transfer-Encoding", "chunked");
        }
        response.setTrailerFields(this::knownTrailers);
    }

    private Map<String, String> knownTrailers() {
        var known = trailers;
        if (known == null || broken) {
            throw new AnswerIsCutOff();
        }
        return known;
    }

    /** Sends some of the body; the bytes are not changed any more. */
    void send(byte[] bytes) {
        for (int from = 0; from < bytes.length; from += PIECE_BYTES) {
            queue.add(ByteBuffer.wrap(bytes, from, Math.min(PIECE_BYTES, bytes.length - from)));
        }
        write();
    }

    /** Sends what is here, the head at least, and does not wait for more. */
    void flush() {
        unflushed = true;
        write();
    }

    /** Does this once, when the client has taken all that was sent. */
    void whenDrained(Runnable then) {
        drained.set(then);
        write();
    }

    /** Ends the answer when all is sent. */
    void end() {
        ending = true;
        write();
    }

    /** Ends the answer when all is sent, with these trailer fields. */
    void end(Map<String, String> fields) {
        trailers = fields;
        end();
    }

    /** Ends the connection in such a way that nobody can take the answer for a whole one. */
    void breakOff() {
        broken = true;
        write();
    }

    /** How much of the body the client has taken. */
    long writtenBytes() {
        return writtenBytes.get();
    }

    /** Whether the client has not taken all that was sent. */
    boolean isPending() {
        return !over && (!queue.isEmpty() || drained.get() != null);
    }

    private void write() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            try {
                advance();
            } catch (IOException | RuntimeException failure) {
                fail(failure);
            }
            missed = work.addAndGet(-missed);
        } while (missed != 0);
    }

    private void advance() throws IOException {
        while (!over && possible) {
            if (broken) {
                cutOff();
                return;
            }
            if (!out.isReady()) {
                return;
            }
            var next = queue.poll();
            if (next != null) {
                out.write(next.array(), next.arrayOffset() + next.position(), next.remaining());
                writtenBytes.addAndGet(next.remaining());
                unflushed = true;
                events.moved();
            } else if (!goOn()) {
                return;
            }
        }
    }

    /** What is done when all is written; whether there may be more to do. */
    private boolean goOn() throws IOException {
        if (ending) {
            over = true;
            async.complete();
            return false;
        }
        var then = drained.getAndSet(null);
        if (then != null) {
            then.run();
            return true;
        }
        if (unflushed) {
            unflushed = false; // the source pauses: what is here must not wait for more
            out.flush();
            return true;
        }
        return false;
    }

    private void cutOff() throws IOException {
        queue.clear();
        over = true;
        if (!response.isCommitted() && out.isReady()) {
            // an answer of which nothing is sent would be ended as an empty one
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            announceTrailers(MeteredAnswer.MICRO_MU);
            out.write('\n');
            if (out.isReady()) {
                out.flush();
            }
        }
        // completed from here, a server may leave the connection open without an end
        async.getRequest().setAttribute(CUT_OFF, true);
        async.dispatch();
        events.completed();
    }

    /**
     * Ends a request whose answer was cut off, when it comes to its servlet again. It is begun once
     * more with hardly any time: what a server does with an answer that is under way and out of
     * time is to close the connection.
     *
     * @return whether it is such a request
     */
    static boolean cutsOff(HttpServletRequest request) {
        if (request.getAttribute(CUT_OFF) == null) {
            return false;
        }
        request.startAsync().setTimeout(1);
        return true;
    }

    private void fail(Throwable failure) {
        boolean first = !over;
        over = true;
        queue.clear();
        drained.set(null);
        if (failure instanceof IOException) {
            trailers = Map.of(); // nothing reaches the client any more, not even an end
        } else {
            broken = true;
        }
        if (first) {
            events.left(failure);
        }
        try {
            async.complete();
        } catch (IllegalStateException alreadyComplete) {
            LOG.log(System.Logger.Level.DEBUG, "The server ended the answer itself");
        }
    }

    @Override
    public void onWritePossible() {
        possible = true;
        write();
    }

    @Override
    public void onError(Throwable failure) {
        possible = true;
        fail(failure);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        if (!over) {
            fail(new IOException("The server ended the answer"));
        }
        events.completed();
    }

    @Override
    public void onError(AsyncEvent event) {
        fail(new IOException("The connection broke", event.getThrowable()));
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        fail(new IOException("The server waits no longer"));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        LOG.log(System.Logger.Level.DEBUG, "The answer is cut off");
    }

    /** Keeps a server from ending an answer; servers log it, so it is short. */
    private static final class AnswerIsCutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AnswerIsCutOff() {
            super("The answer is cut off: it has no receipt", null, false, false);
        }
    }
}
