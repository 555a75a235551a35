package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.metering.service.LiveNode;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.ProblemAnswers;

/** The gateway without a server around it: a real client of nodes, and time that a test moves. */
final class GatewayRig implements AutoCloseable {

    static final String ADDRESS = "/gateway/acme-labs/flowers/1.0.0/";
    static final String OK = "HTTP/1.1 200 OK\r\n";
    static final int LARGE = 200_000;
    static final OrganisationId CONSUMER = OrganisationId.next(FakeCall.NOW);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private final NodeClient nodes =
            new NodeClient(Executors.defaultThreadFactory(), new Anywhere());
    final List<Thread> resolvedBy = new CopyOnWriteArrayList<>();
    private final AtomicLong passed = new AtomicLong();
    final GatewayCalls calls = new GatewayCalls();
    final GatewayTools tools = new GatewayTools(nodes, calls, blocking, new Plain(), this::nanos);

    /** Problems without an installation around them. */
    private static final class Plain extends ProblemAnswers {
        @Override
        public byte[] bytes(Problem problem) {
            return problem.code().getBytes(UTF_8);
        }

        @Override
        public void send(HttpServletResponse response, Problem problem) throws IOException {
            response.setStatus(problem.status());
            problem.headers().forEach(response::setHeader);
            response.getOutputStream().write(bytes(problem));
        }
    }

    /** No guard: nodes of tests are on loopback. */
    private final class Anywhere extends NodeAddresses {
        @Override
        String of(LiveNode node) {
            resolvedBy.add(Thread.currentThread());
            return node.endpoint().toString();
        }
    }

    private long nanos() {
        return System.nanoTime() + passed.get();
    }

    /** So much time passes, and the late calls are looked for. */
    void pass(Duration time) {
        passed.addAndGet(time.toNanos());
        calls.tick();
    }

    /** A call that is let in and begins. */
    FakeCall begin(FakeClient client, LiveNode... candidates) throws IOException {
        var request = GatewayRequest.of(client.request());
        var admitted = new FakeCall(request.action(), List.of(candidates));
        begin(client, admitted);
        return admitted;
    }

    /** The same for a call that is at hand. */
    void begin(FakeClient client, FakeCall admitted) throws IOException {
        var request = GatewayRequest.of(client.request());
        var call = new GatewayCall(request, tools, client.async());
        call.begin(calls.reserve(CONSUMER, 0));
        call.serve(admitted);
    }

    /** Waits until the answer has ended, well or not. */
    static void over(FakeClient client) {
        await().atMost(PATIENCE).until(client::isOver);
    }

    /** Waits until the receipt is written, durable or not. */
    static void settled(FakeCall call) {
        await().atMost(PATIENCE).until(() -> call.receipt != null);
    }

    /** Sends a chunk. */
    static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
        out.write(bytes);
        out.write("\r\n".getBytes(UTF_8));
        out.flush();
    }

    static FakeClient get(String path) {
        return new FakeClient("GET", ADDRESS + path);
    }

    static FakeClient post(String path, long sizeBytes) {
        var client = new FakeClient("POST", ADDRESS + path);
        return sizeBytes < 0
                ? client.with("Transfer-Encoding", "chunked")
                : client.with("Content-Length", Long.toString(sizeBytes));
    }

    static FakeCall download(LiveNode... candidates) {
        return new FakeCall(Action.DOWNLOAD, List.of(candidates));
    }

    @Override
    public void close() {
        nodes.close();
        blocking.shutdownNow();
    }
}
