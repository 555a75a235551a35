package org.codexfield.metering.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts that no node has, from the store. */
class StoredPartTest {

    private static final int SIZE = 3 * 1024 * 1024 + 77;

    private final GatewayRig rig = new GatewayRig();
    private final byte[] content = new byte[SIZE];
    private @Nullable KeptPart kept;

    StoredPartTest() {
        new Random(4).nextBytes(content);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private int opened() {
        return Objects.requireNonNull(kept).opened.get();
    }

    private FakeCall serve(FakeClient client, byte[] bytes) throws IOException {
        var call = GatewayRig.download();
        kept = KeptPart.of(bytes);
        call.parts.put("a.csv", kept);
        rig.begin(client, call);
        await().until(client::isOver);
        return call;
    }

    @Test
    void aSmallPart_isGiven_withItsPriceInTheHead() throws Exception {
        var client = GatewayRig.get("parts/a.csv");
        var call = serve(client, "a,b\n".getBytes(StandardCharsets.UTF_8));
        assertThat(client.body()).isEqualTo("a,b\n");
        assertThat(client.headers)
                .containsEntry("Content-Type", "text/csv")
                .containsEntry("Content-Length", "4")
                .containsEntry("Accept-Ranges", "bytes")
                .containsKeys("ETag", "Repr-Digest", "Codexfield-Receipt", "Codexfield-Micro-Mu");
        assertThat(call.outcome()).isEqualTo("served ");
        assertThat(call.settled().servedBy()).isEmpty();
    }

    @Test
    void aLargePart_streams_eachBlockOnce() throws Exception {
        var client = GatewayRig.get("parts/a.csv");
        var call = serve(client, content);
        assertThat(client.ended).isTrue();
        assertThat(client.out.bytes()).isEqualTo(content);
        assertThat(opened()).isEqualTo(4);
        assertThat(client.trailers).containsKey("Codexfield-Micro-Mu");
        assertThat(call.settled().charge().dimensions().bytes()).isEqualTo(SIZE);
    }

    @Test
    void aRange_isGiven_acrossBlocks() throws Exception {
        var client = GatewayRig.get("parts/a.csv").with("Range", "bytes=1048000-2200000");
        serve(client, content);
        assertThat(client.status).isEqualTo(206);
        assertThat(client.header("Content-Range")).isEqualTo("bytes 1048000-2200000/" + SIZE);
        assertThat(client.out.bytes()).isEqualTo(Arrays.copyOfRange(content, 1_048_000, 2_200_001));
    }

    @Test
    void theHeadAlone_hasTheSize() throws Exception {
        var client = new FakeClient("HEAD", GatewayRig.ADDRESS + "parts/a.csv");
        var call = serve(client, content);
        assertThat(client.header("Content-Length")).isEqualTo(Integer.toString(SIZE));
        assertThat(client.out.written()).isZero();
        assertThat(call.settled().charge().dimensions().bytes()).isZero();
    }

    @Test
    void whoHasIt_isToldSo() throws Exception {
        var first = new FakeClient("HEAD", GatewayRig.ADDRESS + "parts/a.csv");
        serve(first, content);
        var client =
                GatewayRig.get("parts/a.csv")
                        .with("If-None-Match", String.valueOf(first.header("ETag")));
        serve(client, content);
        assertThat(client.status).isEqualTo(304);
        assertThat(client.out.written()).isZero();
    }

    @Test
    void aRangeBehindTheEnd_isAnswered() throws Exception {
        var client = GatewayRig.get("parts/a.csv").with("Range", "bytes=9999999-");
        var call = serve(client, content);
        assertThat(client.status).isEqualTo(416);
        assertThat(client.header("Content-Range")).isEqualTo("bytes */" + SIZE);
        assertThat(call.outcome()).isEqualTo("served range-is-not-satisfiable");
    }

    @Test
    void aPartThatIsNot_costsNothing() throws Exception {
        var client = GatewayRig.get("parts/b.csv");
        var call = serve(client, content);
        assertThat(client.status).isEqualTo(404);
        assertThat(call.outcome()).isEqualTo("failed part-is-unknown");
        assertThat(call.settled().charge().microMu()).isZero();
    }

    @Test
    void theStore_helps_whenTheNodeFails() throws Exception {
        try (var node = FakeNode.saying("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")) {
            var client = GatewayRig.get("parts/a.csv");
            var call = GatewayRig.download(node.live());
            kept = KeptPart.of(content);
            call.parts.put("a.csv", kept);
            rig.begin(client, call);
            await().until(client::isOver);
            assertThat(client.out.bytes()).isEqualTo(content);
            assertThat(call.settled().servedBy()).isEmpty();
        }
    }

    @Test
    void aClientThatReadsNothing_hasOneBlockRead() throws Exception {
        var client = GatewayRig.get("parts/a.csv");
        client.out.room(50_000);
        var call = GatewayRig.download();
        kept = KeptPart.of(content);
        call.parts.put("a.csv", kept);
        rig.begin(client, call);
        await().until(() -> client.out.written() > 0);
        assertThat(opened()).isEqualTo(1);
        client.out.take(Long.MAX_VALUE);
        await().until(client::isOver);
        assertThat(client.out.bytes()).isEqualTo(content);
    }

    @Test
    void withoutRoomForBlocks_smallerPiecesAreRead_andTheRoomComesBack() throws Exception {
        rig.calls.storedBlocks().take(GatewayCalls.MAX_STORED_BLOCKS - 1);
        var client = GatewayRig.get("parts/a.csv");
        serve(client, content);
        assertThat(client.out.bytes()).isEqualTo(content);
        assertThat(opened()).isEqualTo(SIZE / StoredPart.PIECE_BYTES + 1);

        rig.calls.storedBlocks().give(GatewayCalls.MAX_STORED_BLOCKS - 1);
        var leaving = GatewayRig.get("parts/a.csv");
        leaving.out.room(50_000);
        var call = GatewayRig.download();
        call.parts.put("a.csv", KeptPart.of(content));
        rig.begin(leaving, call);
        await().until(() -> leaving.out.written() > 0);
        assertThat(rig.calls.storedBlocks().taken()).isEqualTo(1024 * 1024);
        rig.pass(Duration.ofSeconds(61));
        await().until(() -> rig.calls.storedBlocks().taken() == 0);
        assertThat(call.outcome()).isEqualTo("partial client-is-idle");
    }

    @Test
    void aStoreThatHangs_doesNotHoldTheCall() throws Exception {
        var client = GatewayRig.get("parts/a.csv");
        var call = GatewayRig.download();
        var hanging = KeptPart.hanging(content);
        call.parts.put("a.csv", hanging);
        rig.begin(client, call);
        await().until(() -> hanging.opened.get() > 0);
        rig.pass(Duration.ofSeconds(61));
        await().until(client::isOver);
        assertThat(client.brokenOff).isTrue();
        assertThat(call.outcome()).isEqualTo("failed part-cannot-be-read");
        hanging.goOn.countDown();
        await().until(() -> rig.calls.storedBlocks().taken() == 0);
    }

    @Test
    void whatOnlyNodesMayGive_isNotGivenHere() throws Exception {
        try (var node = FakeNode.saying("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")) {
            var client = GatewayRig.get("parts/a.csv");
            var call = GatewayRig.download(node.live());
            call.onNodesAlone = true;
            kept = KeptPart.of(content);
            call.parts.put("a.csv", kept);
            rig.begin(client, call);
            await().until(client::isOver);
            assertThat(client.body()).isEqualTo("node-fails");
            assertThat(call.outcome()).isEqualTo("failed node-fails");
            assertThat(call.settled().servedBy()).isPresent();
            assertThat(opened()).isZero();
        }
    }
}
