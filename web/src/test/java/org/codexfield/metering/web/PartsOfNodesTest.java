package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.metering.web.GatewayRig.OK;
import static org.codexfield.metering.web.GatewayRig.chunk;
import static org.codexfield.metering.web.GatewayRig.over;
import static org.codexfield.metering.web.GatewayRig.settled;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that nodes give, against what the manifest says of them. */
class PartsOfNodesTest {

    private static final String SMALL = "a,b\n1,2\n";
    private static final String LARGE = "x".repeat(400_000);

    private final GatewayRig rig = new GatewayRig();

    @AfterEach
    void close() {
        rig.close();
    }

    private FakeCall serve(FakeClient client, String part, FakeNode... nodes) throws Exception {
        var call = GatewayRig.download();
        for (var node : nodes) {
            call = GatewayRig.download(node.live());
        }
        call.onNodesAlone = true;
        call.parts.put("a.csv", KeptPart.of(part.getBytes(ISO_8859_1)));
        rig.begin(client, call);
        settled(call);
        over(client);
        return call;
    }

    private static void assertWorthless(FakeCall call) {
        assertThat(call.outcome()).isEqualTo("failed node-gives-wrong-part");
        assertThat(call.settled().charge().microMu()).isZero();
        assertThat(call.settled().servedBy()).isPresent();
    }

    @Test
    void thePart_isGiven_asTheManifestHasIt() throws Exception {
        try (var node =
                FakeNode.saying(
                        OK
                                + "Content-Length: 8\r\nContent-Type: text/html\r\nETag: \"1\"\r\n"
                                + "Codexfield-Tokens: 9\r\n\r\n"
                                + SMALL)) {
            var client = GatewayRig.get("parts/a.csv");
            var call = serve(client, SMALL, node);
            assertThat(client.body()).isEqualTo(SMALL);
            assertThat(client.headers)
                    .containsEntry("Content-Type", "text/csv")
                    .containsKeys("ETag", "Repr-Digest", "Content-Disposition");
            assertThat(client.header("ETag")).hasSize(66);
            assertThat(call.outcome()).isEqualTo("served ");
            assertThat(call.settled().servedBy()).isPresent();
            assertThat(call.settled().charge().dimensions().bytes()).isEqualTo(8);
            assertThat(call.settled().charge().dimensions().tokens()).isZero();
        }
    }

    @Test
    void otherBytes_costNothing_andAreNotPassedOn() throws Exception {
        try (var node = FakeNode.saying(OK + "Content-Length: 8\r\n\r\na,b\n1,3\n")) {
            var client = GatewayRig.get("parts/a.csv");
            var call = serve(client, SMALL, node);
            assertThat(client.status).isEqualTo(502);
            assertThat(client.body()).isEqualTo("node-gives-wrong-part");
            assertWorthless(call);
        }
    }

    @Test
    void otherBytesOfALargePart_areNeverPassedOnWhole() throws Exception {
        try (var node =
                FakeNode.saying(OK + "Content-Length: 400000\r\n\r\n" + "y" + LARGE.substring(1))) {
            var client = GatewayRig.get("parts/a.csv");
            var call = serve(client, LARGE, node);
            assertThat(client.brokenOff).isTrue();
            assertThat(client.out.written()).isLessThan(400_000);
            assertWorthless(call);
        }
    }

    @Test
    void moreThanThePart_isBrokenOff() throws Exception {
        try (var node =
                new FakeNode(
                        (asked, out) -> {
                            out.write(
                                    (OK + "Transfer-Encoding: chunked\r\n\r\n")
                                            .getBytes(ISO_8859_1));
                            while (true) {
                                chunk(out, LARGE.substring(0, 16_000).getBytes(ISO_8859_1));
                            }
                        })) {
            var client = GatewayRig.get("parts/a.csv");
            var call = serve(client, LARGE, node);
            assertThat(client.brokenOff).isTrue();
            assertWorthless(call);
            assertThat(call.underWay).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK~Transfer-Encoding: chunked~~4~a,b\\~0~~",
                "200 OK~Content-Length: 9~~a,b\\1,2\\z",
                "200 OK~Content-Encoding: gzip~Content-Length: 8~~a,b\\1,2\\",
                "206 Partial~Content-Range: bytes 0-7/8~Content-Length: 8~~a,b\\1,2\\",
                "304 Not Modified~~",
            })
    void anAnswerThatIsNotThePart_costsNothing(String answer) throws Exception {
        try (var node =
                FakeNode.saying("HTTP/1.1 " + answer.replace("~", "\r\n").replace("\\", "\n"))) {
            var client = GatewayRig.get("parts/a.csv");
            assertWorthless(serve(client, SMALL, node));
            assertThat(client.status).isEqualTo(502);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "206 Partial~Content-Range: bytes 2-3/8~Content-Length: 2~~b\\, served",
        "206 Partial~Content-Range: bytes 0-1/8~Content-Length: 2~~a., failed",
        "206 Partial~Content-Range: bytes 2-3/9~Content-Length: 2~~b\\, failed",
        "206 Partial~Content-Length: 2~~b\\, failed",
        "206 Partial~Content-Range: bytes 2-3/8~Content-Length: 3~~b\\1, failed",
        "206 Partial~Content-Range: bytes 2-3/8~Transfer-Encoding: chunked~~3~b\\1~0~~, failed",
        "200 OK~Content-Length: 8~~a;b\\1;2\\, failed",
    })
    void aRange_isWhatWasAskedFor(String answer, String outcome) throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        try (var node =
                new FakeNode(
                        (request, out) -> {
                            asked.addAll(request.head());
                            out.write(
                                    ("HTTP/1.1 " + answer)
                                            .replace("~", "\r\n")
                                            .replace("\\", "\n")
                                            .getBytes(ISO_8859_1));
                        })) {
            var client =
                    GatewayRig.get("parts/a.csv")
                            .with("Range", "bytes=2-3")
                            .with("If-Modified-Since", "Sun, 01 Mar 2026 12:00:00 GMT")
                            .with("Accept-Encoding", "gzip");
            var call = serve(client, SMALL, node);
            assertThat(call.settled().call().outcome().code()).isEqualTo(outcome);
            assertThat(client.status).isEqualTo(outcome.equals("served") ? 206 : 502);
            assertThat(asked)
                    .contains("Range: bytes=2-3")
                    .noneMatch(line -> line.startsWith("If-") || line.startsWith("Accept"));
        }
    }

    @Test
    void anUnknownPart_isAskedOfNobody() throws Exception {
        try (var node = FakeNode.saying(OK + "Content-Length: 2\r\n\r\nhi")) {
            var client = GatewayRig.get("parts/b.csv");
            var call = serve(client, SMALL, node);
            assertThat(client.status).isEqualTo(404);
            assertThat(call.outcome()).isEqualTo("failed part-is-unknown");
            assertThat(call.settled().servedBy()).isEmpty();
            assertThat(node.asked()).isZero();
        }
    }

    @Test
    void theHeadAlone_needsNoNode() throws Exception {
        try (var node = FakeNode.saying(OK + "Content-Length: 99\r\n\r\n")) {
            var client = new FakeClient("HEAD", GatewayRig.ADDRESS + "parts/a.csv");
            var call = serve(client, SMALL, node);
            assertThat(client.header("Content-Length")).isEqualTo("8");
            assertThat(call.outcome()).isEqualTo("served ");
            assertThat(List.of(node.asked(), client.out.written())).containsExactly(0, 0L);
        }
    }
}
