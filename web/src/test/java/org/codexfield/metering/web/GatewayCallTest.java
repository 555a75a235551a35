package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.codexfield.metering.web.GatewayRig.LARGE;
import static org.codexfield.metering.web.GatewayRig.OK;
import static org.codexfield.metering.web.GatewayRig.chunk;
import static org.codexfield.metering.web.GatewayRig.over;
import static org.codexfield.metering.web.GatewayRig.settled;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls through the gateway, and how their answers come back. */
class GatewayCallTest {

    private final GatewayRig rig = new GatewayRig();

    @AfterEach
    void close() {
        rig.close();
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
            var client = GatewayRig.get("v2/a");
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
                var client = GatewayRig.get("v2/a");
                var call = GatewayRig.download(node.live());
                call.durableAtOnce = false;
                rig.begin(client, call);
                settled(call);
                rig.pass(Duration.ofSeconds(9));
                assertThat(client.isOver()).isFalse();
                rig.pass(Duration.ofSeconds(2));
                over(client);
                assertThat(client.brokenOff).isTrue();
                call.durable.complete(call.settled());
                await().until(() -> rig.calls.size() == 0);
                assertThat(client.body()).doesNotContain("hi");
                assertThat(client.headers).doesNotContainKey("Codexfield-Micro-Mu");
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
    void aHugeAnswer_goesThrough_inLittleMemory() throws Exception {
        long size = 256L * 1024 * 1024;
        try (var node =
                new FakeNode(
                        (asked, out) -> {
                            out.write(
                                    (OK + "Content-Length: " + size + "\r\n\r\n").getBytes(UTF_8));
                            var block = new byte[65_536];
                            for (long i = 0; i < size; i += block.length) {
                                out.write(block);
                            }
                        })) {
            var client = GatewayRig.get("v2/a");
            var call = rig.begin(client, node.live());
            await().atMost(Duration.ofSeconds(60)).until(client::isOver);
            assertThat(client.ended).isTrue();
            assertThat(call.settled().charge().dimensions().bytes()).isEqualTo(size);
        }
    }
}
