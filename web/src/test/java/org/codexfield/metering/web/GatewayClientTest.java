package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.codexfield.metering.web.GatewayRig.LARGE;
import static org.codexfield.metering.web.GatewayRig.OK;
import static org.codexfield.metering.web.GatewayRig.chunk;
import static org.codexfield.metering.web.GatewayRig.over;
import static org.codexfield.metering.web.GatewayRig.settled;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients send, and clients that do not go on. */
class GatewayClientTest {

    private final GatewayRig rig = new GatewayRig();

    @AfterEach
    void close() {
        rig.close();
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
            assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
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
            var client = GatewayRig.get("v2/a");
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
    void aLargeBody_streamsToTheNode_asFastAsItReads() throws Exception {
        var goOn = new CountDownLatch(1);
        var head = new CompletableFuture<FakeNode.Asked>();
        int size = 64 * 1024 * 1024;
        try (var node =
                new FakeNode(
                        (asked, out) -> {
                            head.complete(asked);
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
            client.in.send(new byte[size % piece.length]);
            client.in.end();
            await().until(() -> head.isDone());
            assertThat(client.in.isRead()).isFalse();
            goOn.countDown();
            over(client);
            assertThat(client.body()).isEqualTo("hi");
            assertThat(call.settled().charge().dimensions().bytes()).isEqualTo(size + 2L);
            assertThat(head.join().has("X-Own")).isTrue();
            assertThat(head.join().has("Cookie")).isFalse();
            assertThat(head.join().has("X-Hop")).isFalse();
            assertThat(head.join().head()).noneMatch(line -> line.contains("secret"));
        }
    }

    @Test
    void aBodyThatIsNotAsAnnounced_neverReachesTheNodeWhole() throws Exception {
        var whole = new CompletableFuture<Boolean>();
        try (var node =
                new FakeNode(
                        (asked, out) ->
                                whole.complete(asked.body().readNBytes(LARGE).length == LARGE))) {
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
            assertThat(whole.get(20, TimeUnit.SECONDS)).isFalse();
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
                        new Dimensions(1, 5, 0, 0, 0),
                        Optional.empty(),
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
