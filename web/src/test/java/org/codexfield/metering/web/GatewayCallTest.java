package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls through the gateway, to nodes that behave and to nodes that do not. */
class GatewayCallTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final int LARGE = 200_000;

    private final GatewayRig rig = new GatewayRig();

    @AfterEach
    void close() {
        rig.close();
    }

    private static void over(FakeClient client) {
        await().atMost(Duration.ofSeconds(20)).until(client::isOver);
    }

    private static void settled(FakeCall call) {
        await().atMost(Duration.ofSeconds(20)).until(() -> call.receipt != null);
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
        out.write(bytes);
        out.write("\r\n".getBytes(UTF_8));
        out.flush();
    }

    @Test
    void aSmallAnswer_hasItsPriceInTheHead() throws Exception {
        try (var node =
                FakeNode.saying(
                        OK
                                + "Content-Length: 5\r\nContent-Type: text/plain\r\n"
                                + "Codexfield-Tokens: 7\r\nCodexfield-Cpu-Micros: 1500\r\n"
                                + "Set-Cookie: a=b\r\nX-Own: yes\r\n\r\nhello")) {
            var client = GatewayRig.get("v2/models/flowers");
            var call = rig.begin(client, node.live());
            over(client);

            assertThat(client.ended).isTrue();
            assertThat(client.body()).isEqualTo("hello");
            assertThat(client.header("Content-Length")).isEqualTo("5");
            assertThat(client.header("Codexfield-Receipt")).isEqualTo(call.receipt().toString());
            assertThat(client.header("Codexfield-Micro-Mu"))
                    .isEqualTo(Long.toString(call.settled().charge().microMu()));
            assertThat(client.headers)
                    .containsKey("X-Own")
                    .doesNotContainKeys("Set-Cookie", "Codexfield-Tokens", "Trailer");
            assertThat(call.outcome()).isEqualTo("served ");
            var used = call.settled().charge().dimensions();
            assertThat(used.calls()).isEqualTo(1);
            assertThat(used.bytes()).isEqualTo(5);
            assertThat(used.tokens()).isEqualTo(7);
            assertThat(used.cpuMicros()).isEqualTo(1500);
            assertThat(call.underWay).hasValue(0);
            assertThat(rig.calls.size()).isZero();
        }
    }

    @Test
    void aSmallAnswer_isNotSent_beforeItsReceiptIsDurable() throws Exception {
        try (var node = FakeNode.saying(OK + "Content-Length: 2\r\n\r\nhi")) {
            var client = GatewayRig.get("v2");
            var call = GatewayRig.download(node.live());
            call.durableAtOnce = false;
            rig.begin(client, call);
            settled(call);

            assertThat(client.out.written()).isZero();
            call.durable.complete(call.settled());
            over(client);
            assertThat(client.body()).isEqualTo("hi");
        }
    }

    @Test
    void aLargeAnswer_hasItsPriceInATrailer_andItsEndWaitsForTheReceipt() throws Exception {
        try (var node =
                FakeNode.saying(OK + "Content-Length: " + LARGE + "\r\n\r\n" + "x".repeat(LARGE))) {
            var client = GatewayRig.get("parts/a");
            var call = GatewayRig.download(node.live());
            call.durableAtOnce = false;
            rig.begin(client, call);
            settled(call);

            assertThat(client.out.written()).isEqualTo(LARGE);
            assertThat(client.isOver()).isFalse();
            assertThat(client.headers)
                    .containsEntry("Trailer", "Codexfield-Micro-Mu")
                    .doesNotContainKeys("Content-Length", "Codexfield-Micro-Mu");
            call.durable.complete(call.settled());
            over(client);
            assertThat(client.ended).isTrue();
            assertThat(client.trailers)
                    .containsEntry(
                            "Codexfield-Micro-Mu",
                            Long.toString(call.settled().charge().microMu()));
        }
    }

    @Test
    void aReceiptThatDoesNotCome_breaksTheConnection() throws Exception {
        try (var small = FakeNode.saying(OK + "Content-Length: 2\r\n\r\nhi");
                var large =
                        FakeNode.saying(
                                OK + "Content-Length: " + LARGE + "\r\n\r\n" + "x".repeat(LARGE))) {
            for (var node : new FakeNode[] {small, large}) {
                var client = GatewayRig.get("parts/a");
                var call = GatewayRig.download(node.live());
                call.durableAtOnce = false;
                rig.begin(client, call);
                settled(call);
                rig.pass(Duration.ofSeconds(9));
                assertThat(client.isOver()).isFalse();
                rig.pass(Duration.ofSeconds(2));
                over(client);
                assertThat(client.brokenOff).isTrue();
                assertThat(client.body()).doesNotContain("hi");
            }
        }
    }

    @Test
    void anEventStream_goesThroughAtOnce() throws Exception {
        var goOn = new CountDownLatch(1);
        try (var node =
                new FakeNode(
                        (asked, out) -> {
                            out.write(
                                    (OK
                                                    + "Content-Type: text/event-stream\r\n"
                                                    + "Transfer-Encoding: chunked\r\n\r\n")
                                            .getBytes(UTF_8));
                            chunk(out, "data: 1\n\n".getBytes(UTF_8));
                            goOn.await();
                            chunk(out, "data: 2\n\n".getBytes(UTF_8));
                            out.write("0\r\n\r\n".getBytes(UTF_8));
                        })) {
            var client = GatewayRig.get("events");
            var call = rig.begin(client, node.live());
            await().until(() -> client.body().equals("data: 1\n\n") && client.out.isFlushed());
            assertThat(call.outcome()).isEqualTo("open");
            goOn.countDown();
            over(client);
            assertThat(client.body()).isEqualTo("data: 1\n\ndata: 2\n\n");
            assertThat(client.ended).isTrue();
            assertThat(client.trailers).containsKey("Codexfield-Micro-Mu");
        }
    }

    @Test
    void aSourceThatPauses_isPassedOn() throws Exception {
        var goOn = new CountDownLatch(1);
        try (var node =
                new FakeNode(
                        (asked, out) -> {
                            out.write((OK + "Transfer-Encoding: chunked\r\n\r\n").getBytes(UTF_8));
                            chunk(out, "one".getBytes(UTF_8));
                            goOn.await();
                            chunk(out, "two".getBytes(UTF_8));
                            out.write("0\r\n\r\n".getBytes(UTF_8));
                        })) {
            var client = GatewayRig.get("words");
            rig.begin(client, node.live());
            await().until(
                            () -> {
                                rig.pass(Duration.ofMillis(150));
                                return client.body().equals("one") && client.out.isFlushed();
                            });
            goOn.countDown();
            over(client);
            assertThat(client.body()).isEqualTo("onetwo");
        }
    }

    @Test
    void aClientThatLeaves_isChargedForWhatMoved_andTheNodeIsStopped() throws Exception {
        var stopped = new CountDownLatch(1);
        try (var node =
                new FakeNode(
                        (asked, out) -> {
                            out.write((OK + "Transfer-Encoding: chunked\r\n\r\n").getBytes(UTF_8));
                            try {
                                while (true) {
                                    chunk(out, new byte[16_000]);
                                }
                            } catch (IOException gone) {
                                stopped.countDown();
                            }
                        })) {
            var client = GatewayRig.get("words");
            var call = rig.begin(client, node.live());
            await().until(() -> client.out.written() > LARGE);
            client.out.leave();
            settled(call);

            assertThat(call.outcome()).isEqualTo("partial client-left");
            assertThat(call.settled().charge().dimensions().bytes())
                    .isEqualTo(client.out.written());
            assertThat(call.settled().charge().microMu()).isPositive();
            assertThat(stopped.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            await().until(() -> rig.calls.size() == 0);
            assertThat(call.underWay).hasValue(0);
        }
    }

    @Test
    void aClientThatReadsNothing_stopsTheNode_andIsGivenUp() throws Exception {
        var given = new AtomicLong();
        try (var node =
                new FakeNode(
                        (asked, out) -> {
                            out.write((OK + "Content-Length: 1073741824\r\n\r\n").getBytes(UTF_8));
                            var block = new byte[65_536];
                            for (int i = 0; i < 16_384; i++) {
                                out.write(block);
                                given.addAndGet(block.length);
                            }
                        })) {
            var client = GatewayRig.get("parts/a");
            client.out.room(100_000);
            var call = rig.begin(client, node.live());
            var before = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(300))
                    .until(() -> given.get() > 0 && before.getAndSet(given.get()) == given.get());

            // what is on its way is in the buffers of the two sockets, not here
            assertThat(given.get()).isLessThan(12_000_000);
            assertThat(client.out.written()).isLessThan(200_000);
            rig.pass(Duration.ofSeconds(61));
            settled(call);
            assertThat(call.outcome()).isEqualTo("partial client-is-idle");
        }
    }

    @Test
    void aHugeAnswer_goesThrough_inLittleMemory() throws Exception {
        long size = 256L * 1024 * 1024;
        try (var node =
                new FakeNode(
                        (asked, out) -> {
                            out.write((OK + "Content-Length: " + size + "\r\n\r\n").getBytes(UTF_8));
                            var block = new byte[65_536];
                            for (long i = 0; i < size; i += block.length) {
                                out.write(block);
                            }
                        })) {
            var client = GatewayRig.get("parts/a");
            var call = rig.begin(client, node.live());
            await().atMost(Duration.ofSeconds(60)).until(client::isOver);
            assertThat(client.ended).isTrue();
            assertThat(call.settled().charge().dimensions().bytes()).isEqualTo(size);
        }
    }

    @Test
    void aNodeThatDiesInMidStream_breaksTheConnection() throws Exception {
        try (var node =
                FakeNode.saying(
                        OK + "Content-Length: 1000000\r\n\r\n" + "x".repeat(LARGE))) {
            var client = GatewayRig.get("parts/a");
            var call = rig.begin(client, node.live());
            over(client);
            settled(call);
            assertThat(client.brokenOff).isTrue();
            assertThat(call.outcome()).isEqualTo("partial node-answers-wrongly");
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
            assertThat(client.body()).isEqualTo("node-answers-wrongly");
            assertThat(client.header("Codexfield-Receipt")).isEqualTo(call.receipt().toString());
            assertThat(call.outcome()).isEqualTo("failed node-answers-wrongly");
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
        "SSH-2.0-OpenSSH_9~, 502, node-answers-wrongly",
        "HTTP/1.1 200 OK~Content-Length: -4~~abcd, 502, node-answers-wrongly",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~abc~0~~, 502, node-answers-wrongly",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~3~abc~, 502, node-answers-wrongly",
        "'', 502, node-answers-wrongly",
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
                        OK + "X-Huge: " + "h".repeat(64 * 1024) + "\r\nContent-Length: 0\r\n\r\n")) {
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
    void aLargeBody_streamsToTheNode_asFastAsItReads() throws Exception {
        var goOn = new CountDownLatch(1);
        var head = new AtomicReference<FakeNode.Asked>();
        int size = 64 * 1024 * 1024;
        try (var node =
                new FakeNode(
                        (asked, out) -> {
                            head.set(asked);
                            goOn.await();
                            asked.body().skipNBytes(size);
                            out.write((OK + "Content-Length: 2\r\n\r\nhi").getBytes(UTF_8));
                        })) {
            var client =
                    GatewayRig.post("v2/models/flowers/infer", size)
                            .with("Cookie", "a=b")
                            .with("Authorization", "Bearer secret")
                            .with("X-Own", "yes")
                            .with("Connection", "X-Hop")
                            .with("X-Hop", "yes");
            var call = rig.begin(client, node.live());
            var piece = new byte[16_000];
            for (int i = 0; i < size / piece.length; i++) {
                client.in.send(piece);
            }
            client.in.send(new byte[size % piece.length + 1 - 1]);
            client.in.end();
            await().until(() -> head.get() != null);
            assertThat(client.in.isRead()).isFalse();
            goOn.countDown();
            over(client);
            assertThat(client.body()).isEqualTo("hi");
            assertThat(call.settled().charge().dimensions().bytes()).isEqualTo(size + 2L);
            assertThat(head.get().has("X-Own")).isTrue();
            assertThat(head.get().has("Cookie")).isFalse();
            assertThat(head.get().has("X-Hop")).isFalse();
            assertThat(head.get().head()).noneMatch(line -> line.contains("secret"));
        }
    }

    @Test
    void aBodyThatIsNotAsAnnounced_neverReachesTheNodeWhole() throws Exception {
        var whole = new AtomicReference<Boolean>();
        try (var node =
                new FakeNode(
                        (asked, out) ->
                                whole.set(asked.body().readNBytes(LARGE).length == LARGE))) {
            var client =
                    GatewayRig.post("v2/models/flowers/infer", LARGE)
                            .with(
                                    "Content-Digest",
                                    "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
            var call = rig.begin(client, node.live());
            for (int i = 0; i < LARGE; i += 10_000) {
                client.in.send(new byte[10_000]);
            }
            client.in.end();
            over(client);
            assertThat(client.status).isEqualTo(400);
            assertThat(client.body()).isEqualTo("content-digest-does-not-match");
            assertThat(call.outcome()).isEqualTo("partial content-digest-does-not-match");
            await().until(() -> whole.get() != null);
            assertThat(whole.get()).isFalse();
        }
    }

    @Test
    void aClientThatStopsSending_isGivenUp() throws Exception {
        var client = GatewayRig.post("v2/models/flowers/infer", 100);
        var call = rig.begin(client);
        client.in.send(new byte[10]);
        rig.pass(Duration.ofSeconds(61));
        over(client);
        assertThat(client.status).isEqualTo(408);
        assertThat(call.outcome()).isEqualTo("partial client-is-idle");
    }

    @Test
    void aClientThatBreaksOffItsBody_isChargedForWhatMoved() throws Exception {
        var client = GatewayRig.post("v2/models/flowers/infer", 100);
        var call = rig.begin(client);
        client.in.send(new byte[10]);
        client.in.breakOff();
        settled(call);
        assertThat(call.outcome()).isEqualTo("partial client-left");
        assertThat(call.settled().charge().dimensions().bytes()).isEqualTo(10);
    }

    @Test
    void aCallThatWasSettledBefore_getsItsReceiptAlone() throws Exception {
        var client = GatewayRig.get("v2");
        var call = GatewayRig.download();
        Receipt before =
                FakeCall.receipt(
                        call.receipt(),
                        Outcome.SERVED,
                        new org.codexfield.metering.verify.Dimensions(1, 5, 0, 0, 0),
                        java.util.Optional.empty(),
                        "");
        call.before = before;
        rig.begin(client, call);
        over(client);
        assertThat(client.body()).isEqualTo(before.text());
        assertThat(client.headers)
                .containsEntry("Idempotency-Replayed", "true")
                .containsEntry("Codexfield-Receipt", before.id().toString());
        assertThat(call.outcome()).isEqualTo("open");
    }
}
