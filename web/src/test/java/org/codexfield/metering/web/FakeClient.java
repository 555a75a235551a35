package org.codexfield.metering.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection as a servlet meets it: it sends what a test says, takes as much as the test
 * says, and notes what came. It is strict: what may not be done while the stream is not ready
 * fails.
 */
final class FakeClient {

    static final int KEPT_BYTES = 4 * 1024 * 1024;

    private final String method;
    private final String target;
    private final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, String> headers =
            Collections.synchronizedMap(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    final Input in = new Input();
    final Output out = new Output();
    private final List<AsyncListener> listeners = new ArrayList<>();
    private @Nullable Supplier<Map<String, String>> supplier;
    volatile int status = 200;
    volatile @Nullable Map<String, String> trailers;
    volatile boolean ended;
    volatile boolean brokenOff;
    volatile boolean failsToBegin;

    FakeClient(String method, String target) {
        this.method = method;
        this.target = target;
    }

    FakeClient with(String header, String value) {
        sent.put(header, value);
        return this;
    }

    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, this::ask);
    }

    AsyncContext async() {
        return proxy(AsyncContext.class, this::async);
    }

    /** How it ended, if it did: a whole answer, or a broken connection. */
    boolean isOver() {
        return ended || brokenOff;
    }

    String body() {
        return new String(out.bytes(), StandardCharsets.UTF_8);
    }

    @Nullable String header(String name) {
        return headers.get(name);
    }

    private @Nullable Object ask(Method asked, Object[] arguments) {
        int question = target.indexOf('?');
        return switch (asked.getName()) {
            case "getMethod" -> method;
            case "getRequestURI" -> question < 0 ? target : target.substring(0, question);
            case "getQueryString" -> question < 0 ? null : target.substring(question + 1);
            case "getContextPath" -> "";
            case "getProtocol" -> "HTTP/1.1";
            case "getRemoteAddr" -> "192.0.2.7";
            case "getHeader" -> sent.get((String) arguments[0]);
            case "getHeaders" ->
                    Collections.enumeration(
                            sent.containsKey((String) arguments[0])
                                    ? List.of(sent.get((String) arguments[0]))
                                    : List.<String>of());
            case "getHeaderNames" -> Collections.enumeration(sent.keySet());
            case "getContentLengthLong" -> Long.valueOf(sent.getOrDefault("Content-Length", "-1"));
            case "getInputStream" -> in;
            case "setAttribute", "getAttribute" -> null;
            case "startAsync" -> startAsync();
            default -> throw new UnsupportedOperationException(asked.getName());
        };
    }

    private AsyncContext startAsync() {
        if (failsToBegin) {
            throw new IllegalStateException("No asynchronous requests here");
        }
        return async();
    }

    HttpServletResponse response() {
        return proxy(HttpServletResponse.class, this::answer);
    }

    private @Nullable Object async(Method asked, Object[] arguments) {
        switch (asked.getName()) {
            case "getRequest" -> {
                return request();
            }
            case "getResponse" -> {
                return response();
            }
            case "setTimeout" -> {
                return null;
            }
            case "addListener" -> listeners.add((AsyncListener) arguments[0]);
            case "complete" -> complete();
            case "dispatch" -> brokenOff = true;
            default -> throw new UnsupportedOperationException(asked.getName());
        }
        return null;
    }

    private void complete() {
        if (isOver()) {
            throw new IllegalStateException("Completed twice");
        }
        var length = headers.get("Content-Length");
        try {
            trailers = supplier == null ? Map.of() : supplier.get();
            boolean tooShort =
                    length != null
                            && !method.equals("HEAD")
                            && Long.parseLong(length) != out.written();
            brokenOff = tooShort || out.broken;
        } catch (RuntimeException broken) {
            brokenOff = true;
        }
        ended = !brokenOff;
        try {
            for (var listener : listeners) {
                listener.onComplete(new AsyncEvent(async()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Object answer(Method asked, Object[] arguments) {
        switch (asked.getName()) {
            case "setStatus" -> status = (Integer) arguments[0];
            case "setHeader", "addHeader" ->
                    headers.merge(
                            (String) arguments[0],
                            (String) arguments[1],
                            (old, fresh) ->
                                    asked.getName().equals("setHeader")
                                            ? fresh
                                            : old + ", " + fresh);
            case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
            case "setContentLength", "setContentLengthLong" ->
                    headers.put("Content-Length", arguments[0].toString());
            case "setTrailerFields" -> supplier = supplier(arguments[0]);
            case "getStatus" -> {
                return status;
            }
            case "isCommitted" -> {
                return out.written() > 0 || isOver();
            }
            case "getOutputStream" -> {
                return out;
            }
            default -> throw new UnsupportedOperationException(asked.getName());
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static Supplier<Map<String, String>> supplier(Object given) {
        return (Supplier<Map<String, String>>) given;
    }

    private interface Answers {
        @Nullable Object answer(Method asked, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        FakeClient.class.getClassLoader(),
                        new Class<?>[] {type},
                        (self, asked, arguments) ->
                                answers.answer(
                                        asked, arguments == null ? new Object[0] : arguments)));
    }

    /** What the client sends. */
    static final class Input extends ServletInputStream {
        private final ConcurrentLinkedQueue<byte[]> chunks = new ConcurrentLinkedQueue<>();
        private volatile @Nullable ReadListener listener;
        private volatile boolean whole;

        void send(byte[] chunk) {
            chunks.add(chunk);
            tell(false);
        }

        void end() {
            whole = true;
            tell(true);
        }

        void breakOff() {
            var to = listener;
            if (to != null) {
                to.onError(new IOException("reset"));
            }
        }

        /** Whether all that was sent has been read. */
        boolean isRead() {
            return chunks.isEmpty();
        }

        private void tell(boolean all) {
            var to = listener;
            try {
                if (to != null && (!all || chunks.isEmpty())) {
                    if (chunks.isEmpty() && whole) {
                        to.onAllDataRead();
                    } else {
                        to.onDataAvailable();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isFinished() {
            return whole && chunks.isEmpty();
        }

        @Override
        public boolean isReady() {
            return whole || !chunks.isEmpty();
        }

        @Override
        public void setReadListener(ReadListener given) {
            listener = given;
            if (isReady()) {
                tell(false);
            }
        }

        @Override
        public int read(byte[] to, int at, int most) {
            if (!isReady()) {
                throw new IllegalStateException("Read although not ready");
            }
            var chunk = chunks.poll();
            if (chunk == null) {
                return -1;
            }
            if (chunk.length > most) {
                throw new IllegalStateException("Send smaller chunks");
            }
            System.arraycopy(chunk, 0, to, at, chunk.length);
            return chunk.length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("One byte");
        }
    }

    /** What the client gets; it takes so many bytes. */
    static final class Output extends ServletOutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private volatile @Nullable WriteListener listener;
        private long room = Long.MAX_VALUE;
        private long written;
        private boolean waiting;
        private boolean flushed = true;
        volatile boolean broken;
        volatile int flushes;

        synchronized void room(long bytes) {
            room = bytes;
        }

        /** Takes more, and says so. */
        void take(long bytes) throws IOException {
            WriteListener to;
            synchronized (this) {
                room = room + bytes < 0 ? Long.MAX_VALUE : room + bytes;
                to = waiting && room > 0 ? listener : null;
                waiting = false;
            }
            if (to != null) {
                to.onWritePossible();
            }
        }

        /** Goes away: the next write fails. */
        void leave() {
            broken = true;
        }

        synchronized long written() {
            return written;
        }

        /** What the client has seen: what was flushed, or all of an ended answer. */
        synchronized byte[] bytes() {
            return kept.toByteArray();
        }

        synchronized boolean isFlushed() {
            return flushed;
        }

        @Override
        public synchronized boolean isReady() {
            if (room <= 0 && !broken) {
                waiting = true;
            }
            return room > 0 || broken;
        }

        @Override
        public void setWriteListener(WriteListener given) {
            listener = given;
            try {
                given.onWritePossible();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public synchronized void write(byte[] from, int at, int size) throws IOException {
            var bytes = Arrays.copyOfRange(from, at, at + size);
            if (broken) {
                throw new IOException("Broken pipe");
            }
            if (room <= 0) {
                throw new IllegalStateException("Written although not ready");
            }
            room -= bytes.length;
            written += bytes.length;
            flushed = false;
            if (kept.size() < KEPT_BYTES) {
                kept.writeBytes(bytes);
            }
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void flush() throws IOException {
            if (broken) {
                throw new IOException("Broken pipe");
            }
            flushes++;
            flushed = true;
        }
    }

    /** So many bytes, each of them this one. */
    static byte[] filled(int size, int with) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
