package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.codexfield.metering.web.GatewayRig.LARGE;
import static org.codexfield.metering.web.GatewayRig.OK;
import static org.codexfield.metering.web.GatewayRig.chunk;
import static org.codexfield.metering.web.GatewayRig.over;
import static org.codexfield.metering.web.GatewayRig.settled;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes that answer late, wrongly, elsewhere, endlessly or not at all. */
class NodesThatFailTest {

    private final GatewayRig rig = new GatewayRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aNodeThatDiesInMidStream_breaksTheConnection() throws Exception {
        try (var node =
                FakeNode.saying(OK + "Content-Length: 1000000\r\n\r\n" + "x".repeat(LARGE))) {
            var client = GatewayRig.get("v2/a");
            var call = rig.begin(client, node.live());
            over(client);
            settled(call);
            assertThat(client.brokenOff).isTrue();
            assertThat(call.outcome()).isEqualTo("partial node-breaks-off");
            assertThat(call.settled().charge().dimensions().bytes())
                    .isEqualTo(client.out.written());
        }
    }

    @Test
    void aNodeThatDiesBeforeAnythingWasSent_isAFailureThatCostsNothing() throws Exception {
        try (var node = FakeNode.saying(OK + "Content-Length: 500\r\n\r\nxxx")) {
            var client = GatewayRig.get("v2");
            var call = rig.begin(client, node.live());
            over(client);
            assertThat(client.status).isEqualTo(502);
            assertThat(client.body()).isEqualTo("node-breaks-off");
            assertThat(client.header("Codexfield-Receipt")).isEqualTo(call.receipt().toString());
            assertThat(call.outcome()).isEqualTo("failed node-breaks-off");
            assertThat(call.settled().charge().microMu()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 302 Found~Location: http://127.0.0.1:1/~~, 502, node-redirects",
        "HTTP/1.1 307 Temporary~Location: http://169.254.169.254/~~, 502, node-redirects",
        "HTTP/1.1 500 No~Content-Length: 0~~, 502, node-fails",
        "HTTP/1.1 401 No~Content-Length: 0~~, 502, node-fails",
        "HTTP/1.1 503 Busy~Content-Length: 0~~, 502, node-fails",
        "SSH-2.0-OpenSSH_9~, 502, node-gives-no-answer",
        "HTTP/1.1 200 OK~Content-Length: -4~~abcd, 502, node-breaks-off",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~abc~0~~, 502, node-breaks-off",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~3~abc~, 502, node-breaks-off",
        "'', 502, node-gives-no-answer",
    })
    void aNodeThatAnswersWrongly_isNamed(String answer, int status, String code) throws Exception {
        try (var node = FakeNode.saying(answer.replace("~", "\r\n"))) {
            var client = GatewayRig.get("v2");
            var call = rig.begin(client, node.live());
            over(client);
            assertThat(client.status).isEqualTo(status);
            assertThat(client.body()).isEqualTo(code);
            assertThat(call.outcome()).isEqualTo("failed " + code);
            assertThat(call.settled().charge().microMu()).isZero();
            assertThat(call.underWay).hasValue(0);
        }
    }

    @Test
    void hugeHeadersOfANode_areRefused() throws Exception {
        try (var node =
                FakeNode.saying(
                        OK
                                + "X-Huge: "
                                + "h".repeat(64 * 1024)
                                + "\r\nContent-Length: 0\r\n\r\n")) {
            var client = GatewayRig.get("v2");
            var call = rig.begin(client, node.live());
            over(client);
            assertThat(call.outcome()).isEqualTo("failed node-headers-are-too-large");
        }
    }

    @Test
    void aNodeThatDoesNotAnswer_isLateAfterThirtySeconds() throws Exception {
        var asked = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var node =
                new FakeNode(
                        (request, out) -> {
                            asked.countDown();
                            never.await();
                        })) {
            var client = GatewayRig.get("v2");
            var call = rig.begin(client, node.live());
            asked.await();
            rig.pass(Duration.ofSeconds(28));
            assertThat(client.isOver()).isFalse();
            rig.pass(Duration.ofSeconds(3));
            over(client);
            assertThat(client.status).isEqualTo(504);
            assertThat(call.outcome()).isEqualTo("failed node-is-late");
        }
    }

    @Test
    void anEndlessAnswer_endsAfterAnHour() throws Exception {
        try (var node =
                new FakeNode(
                        (asked, out) -> {
                            out.write((OK + "Transfer-Encoding: chunked\r\n\r\n").getBytes(UTF_8));
                            while (true) {
                                chunk(out, new byte[16_000]);
                            }
                        })) {
            var client = GatewayRig.get("v2");
            var call = rig.begin(client, node.live());
            await().until(() -> client.out.written() > LARGE);
            rig.pass(Duration.ofMinutes(61));
            settled(call);
            over(client);
            assertThat(client.brokenOff).isTrue();
            assertThat(call.outcome()).isEqualTo("partial call-takes-too-long");
        }
    }

    @Test
    void theNextNode_isAsked_whenOneFailsBeforeItsFirstByte() throws Exception {
        int closed;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        try (var failing = FakeNode.saying("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
                var good = FakeNode.saying(OK + "Content-Length: 2\r\n\r\nhi")) {
            var client = GatewayRig.post("v2/models/flowers/infer", 3);
            var call = rig.begin(client, FakeNode.live(closed), failing.live(), good.live());
            client.in.send("abc".getBytes(UTF_8));
            client.in.end();
            over(client);
            assertThat(client.body()).isEqualTo("hi");
            assertThat(failing.asked()).isEqualTo(1);
            assertThat(call.outcome()).isEqualTo("served ");
            assertThat(call.settled().charge().dimensions().bytes()).isEqualTo(5);
            assertThat(call.underWay).hasValue(0);
        }
    }

    @Test
    void noOtherNode_isAsked_whenALargeBodyWasSentInPart() throws Exception {
        try (var failing =
                        new FakeNode(
                                (asked, out) -> {
                                    asked.body().readNBytes(LARGE);
                                    out.write(
                                            "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"
                                                    .getBytes(UTF_8));
                                });
                var good = FakeNode.saying(OK + "Content-Length: 2\r\n\r\nhi")) {
            var client = GatewayRig.post("v2/models/flowers/infer", LARGE);
            var call = rig.begin(client, failing.live(), good.live());
            for (int i = 0; i < LARGE; i += 10_000) {
                client.in.send(new byte[10_000]);
            }
            client.in.end();
            over(client);
            assertThat(call.outcome()).isEqualTo("failed node-fails");
            assertThat(good.asked()).isZero();
        }
    }

    @Test
    void withoutANode_aCallIsRefused() throws Exception {
        var client = GatewayRig.post("v2/models/flowers/infer", 0);
        var call = rig.begin(client);
        over(client);
        assertThat(client.status).isEqualTo(503);
        assertThat(client.body()).isEqualTo("no-node-serves-it");
        assertThat(call.outcome()).isEqualTo("failed no-node-serves-it");
    }

    @Test
    void aClosedPort_isToldAsOneThatSaysNothing() throws Exception {
        int closed;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        var client = GatewayRig.get("v2");
        var call = rig.begin(client, FakeNode.live(closed));
        over(client);
        assertThat(client.status).isEqualTo(502);
        assertThat(call.outcome()).isEqualTo("failed node-gives-no-answer");
    }

    @Test
    void whatANodeStatesThatCannotBe_countsNothing() throws Exception {
        try (var node =
                FakeNode.saying(
                        OK
                                + "Content-Length: 2\r\nCodexfield-Tokens: 9000000\r\n"
                                + "Codexfield-Cpu-Micros: 230400000000\r\n\r\nhi")) {
            var client = GatewayRig.get("v2");
            var call = rig.begin(client, node.live());
            over(client);
            assertThat(client.body()).isEqualTo("hi");
            var used = call.settled().charge().dimensions();
            assertThat(used.tokens()).isZero();
            assertThat(used.cpuMicros()).isZero();
            assertThat(call.outcome()).isEqualTo("served ");
        }
    }

    @Test
    void whileTheBodyComes_theThreadThatReadsIt_isNeverHeldByTheNameService() throws Exception {
        try (var node = FakeNode.saying(OK + "Content-Length: 2\r\n\r\nhi")) {
            var client = GatewayRig.post("v2/models/flowers/infer", 3);
            rig.begin(client, node.live());
            rig.pass(Duration.ofSeconds(20));
            rig.resolvedBy.clear();
            client.in.send("abc".getBytes(UTF_8));
            client.in.end();
            over(client);
            assertThat(client.body()).isEqualTo("hi");
            assertThat(rig.resolvedBy).isNotEmpty().doesNotContain(Thread.currentThread());
        }
    }
}
