package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.LiveNode;
import org.codexfield.shared.Did;

/** A node that answers whatever a test has it answer, byte by byte. */
final class FakeNode implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Conduct conduct;

    /** What it does when it is asked. */
    @FunctionalInterface
    interface Conduct {
        void answer(Asked asked, OutputStream out) throws Exception;
    }

    /**
     * A request that came.
     *
     * @param head its lines
     * @param body positioned behind the head
     */
    record Asked(List<String> head, InputStream body, Socket socket) {

        boolean has(String header) {
            return head.stream()
                    .anyMatch(
                            line ->
                                    line.toLowerCase(Locale.ROOT)
                                            .startsWith(header.toLowerCase(Locale.ROOT) + ":"));
        }
    }

    FakeNode(Conduct conduct) throws IOException {
        this.conduct = conduct;
        threads.execute(this::accept);
    }

    /** One that sends this and ends the connection. */
    static FakeNode saying(String answer) throws IOException {
        return new FakeNode((asked, out) -> out.write(answer.getBytes(ISO_8859_1)));
    }

    int asked() {
        return asked.get();
    }

    LiveNode live() {
        return live(socket.getLocalPort());
    }

    static LiveNode live(int port) {
        return new LiveNode(
                NodeId.next(NOW),
                URI.create("http://127.0.0.1:" + port),
                OrganisationId.next(NOW),
                new Did("did:web:example.org"),
                "CH",
                10,
                0,
                NOW);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                open.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            var head = new ArrayList<String>();
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                head.add(line);
            }
            if (!head.isEmpty()) {
                asked.incrementAndGet();
                conduct.answer(new Asked(head, in, connection), connection.getOutputStream());
                connection.getOutputStream().flush();
            }
        } catch (Exception broken) {
            assert !connection.isConnected() || connection.isClosed() || broken != null;
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
