package org.codexfield.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.codexfield.evidence.verify.BlockTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent to a node, it stays within its bounds and goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundsTest {

    private static final Duration SLOWEST = Duration.ofSeconds(1);
    private static final int CAPACITY = 2;
    private static final int QUEUE = 1;

    private final SampleCapsule slow = SampleCapsule.model("slow", OnnxFiles.slow());
    private final SampleCapsule data =
            SampleCapsule.dataset(
                    "data",
                    Map.of("large", new byte[64 * BlockTree.BLOCK_BYTES], "small", new byte[3]));
    private FakeInstallation installation;
    private NodeUnderTest node;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        installation = new FakeInstallation();
        installation.host(slow, data);
        var differences =
                NodeUnderTest.Differences.none()
                        .capacity(CAPACITY, QUEUE)
                        .slowest(SLOWEST)
                        .models(1 << 20, Duration.ofSeconds(1));
        node = NodeUnderTest.start(installation, temporary.resolve("node"), differences);
        node.hosting(slow, data);
    }

    @AfterAll
    void stop() throws Exception {
        node.close();
        installation.close();
    }

    @Test
    void callsBeyondCapacityWait_andBeyondTheQueueAreRefused() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        var calls = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 8; i++) {
            Callable<Integer> call =
                    () -> {
                        var answer = node.post(infer(), sized(1500));
                        if (answer.statusCode() == 503) {
                            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                        }
                        return answer.statusCode();
                    };
            calls.add(threads.submit(call));
        }
        var statuses = new ArrayList<Integer>();
        for (var call : calls) {
            statuses.add(call.get());
        }
        threads.shutdown();
        assertThat(statuses.stream().filter(status -> status == 503).count())
                .isGreaterThanOrEqualTo(8 - 2 * (CAPACITY + QUEUE));
        assertThat(statuses).contains(504).doesNotContain(500);
        assertThat(node.get(NodeUnderTest.part(data, "small")).statusCode()).isEqualTo(200);
    }

    @Test
    void aLargeBodyIsRefused() throws Exception {
        var answer = node.post(infer(), " ".repeat(NodeUnderTest.BODY_BYTES + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
        var chunked =
                node.send(
                        node.request(infer())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(Endless::new)));
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void largeHeadersAreRefused() throws Exception {
        try (var socket = connect()) {
            send(socket, "GET /health HTTP/1.1\r\nHost: n\r\nX-Filler: " + "x".repeat(65_536));
            assertThat(firstLine(socket)).doesNotContain("200");
        }
        assertThat(node.get(NodeUnderTest.part(data, "small")).statusCode()).isEqualTo(200);
    }

    @Test
    void whoSendsABodyTooSlowlyIsCutOff() throws Exception {
        try (var socket = connect()) {
            send(
                    socket,
                    head("POST", infer())
                            + "Content-Type: application/json\r\n"
                            + "Content-Length: 1000\r\n\r\n"
                            + "{\"in");
            long begin = System.nanoTime();
            socket.setSoTimeout(10_000);
            assertThat(ended(socket)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(SLOWEST.multipliedBy(8));
        }
        idle();
    }

    @Test
    void whoTakesAnAnswerTooSlowlyIsCutOff() throws Exception {
        List<Socket> slowOnes = new ArrayList<>();
        for (int i = 0; i < CAPACITY; i++) {
            var socket = connect();
            slowOnes.add(socket);
            send(socket, head("GET", NodeUnderTest.part(data, "large")) + "\r\n");
        }
        Awaitility.await().until(() -> node.underWay() == CAPACITY);
        idle();
        for (var socket : slowOnes) {
            socket.close();
        }
    }

    private void idle() {
        Awaitility.await().atMost(SLOWEST.multipliedBy(8)).until(() -> node.underWay() == 0);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), node.port());
    }

    private String head(String method, String path) {
        return method
                + " "
                + path
                + " HTTP/1.1\r\nHost: node\r\nAuthorization: Bearer "
                + installation.token()
                + "\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static boolean ended(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String firstLine(Socket socket) {
        try {
            socket.setSoTimeout(5_000);
            return new String(socket.getInputStream().readNBytes(20), US_ASCII);
        } catch (IOException e) {
            return "cut off";
        }
    }

    private String infer() {
        return "/capsules/" + slow.digest() + "/v2/models/slow/infer";
    }

    private static String sized(int size) {
        return "{\"inputs\":[{\"name\":\"size\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[%d,%d]}]}"
                .formatted(size, size);
    }

    /** A body without an end. */
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return ' ';
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            Arrays.fill(bytes, from, from + length, (byte) ' ');
            return length;
        }
    }
}
