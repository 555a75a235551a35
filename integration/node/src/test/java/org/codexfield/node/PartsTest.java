package org.codexfield.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.codexfield.evidence.verify.BlockTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node serves the parts of what it hosts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsTest {

    private static final byte[] SMALL = OnnxFiles.text("0123456789");
    private static final byte[] LARGE = random(3 * BlockTree.BLOCK_BYTES + 17);

    private final SampleCapsule capsule =
            SampleCapsule.dataset(
                    "scans",
                    Map.of(
                            "small.txt",
                            SMALL,
                            "large.bin",
                            LARGE,
                            "empty",
                            new byte[0],
                            "a folder/ünï;cødé=100%+&#?.csv",
                            SMALL));
    private FakeInstallation installation;
    private NodeUnderTest node;

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        installation = new FakeInstallation();
        installation.host(capsule);
        node = NodeUnderTest.start(installation, temporary.resolve("node")).hosting(capsule);
    }

    @AfterAll
    void stop() throws Exception {
        node.close();
        installation.close();
    }

    @Test
    void partsAreServedWhole() throws Exception {
        var large = node.get(part("large.bin"));
        assertThat(large.statusCode()).isEqualTo(200);
        assertThat(large.body()).isEqualTo(LARGE);
        assertThat(large.headers().firstValue("ETag"))
                .contains("\"" + capsule.sha256("large.bin") + "\"");
        assertThat(large.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(large.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(node.get(part("empty")).body()).isEmpty();
        assertThat(node.get(part("empty")).statusCode()).isEqualTo(200);
    }

    @Test
    void aNameMayHoldWhateverAPathMay() throws Exception {
        var path = "a%20folder/%C3%BCn%C3%AF%3Bc%C3%B8d%C3%A9=100%25+&%23%3F.csv";
        assertThat(node.get(part(path)).body()).isEqualTo(SMALL);
    }

    @Test
    void aHeadGetsNoBody() throws Exception {
        var answer =
                node.send(
                        node.request(part("large.bin"))
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(LARGE.length);
    }

    @Test
    void whoHasItAlreadyGetsNothing() throws Exception {
        var tag = "\"" + capsule.sha256("small.txt") + "\"";
        var answer = node.send(node.request(part("small.txt")).header("If-None-Match", tag));
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,1",
        "bytes=0-9,0,10",
        "bytes=3-5,3,6",
        "bytes=9-9,9,10",
        "bytes=4-,4,10",
        "bytes=4-1000000000000,4,10",
        "bytes=-3,7,10",
        "bytes=-1000,0,10"
    })
    void rangesAreServed(String range, int from, int to) throws Exception {
        var answer = node.send(node.request(part("small.txt")).header("Range", range));
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(SMALL, from, to));
        assertThat(answer.headers().firstValue("Content-Range"))
                .contains("bytes %d-%d/10".formatted(from, to - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
    void rangesBeyondTheEndAreRefused(String range) throws Exception {
        var answer = node.send(node.request(part("small.txt")).header("Range", range));
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,3-4",
                "bytes=5-2",
                "bytes=x-y",
                "lines=1-2",
                "bytes=",
                "bytes=99999999999999999999-",
                "bytes=--5"
            })
    void whatIsNoSingleRangeGetsEverything(String range) throws Exception {
        var answer = node.send(node.request(part("small.txt")).header("Range", range));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(SMALL);
    }

    @Test
    void rangesAcrossBlocksAreServed() throws Exception {
        int from = BlockTree.BLOCK_BYTES - 5;
        int to = 2 * BlockTree.BLOCK_BYTES + 5;
        var answer =
                node.send(
                        node.request(part("large.bin"))
                                .header("Range", "bytes=%d-%d".formatted(from, to - 1)));
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(LARGE, from, to));
    }

    @Test
    void anotherTagGetsEverything() throws Exception {
        var request = node.request(part("small.txt")).header("Range", "bytes=3-5");
        assertThat(node.send(request.header("If-Range", "\"other\"")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "..",
                "../small.txt",
                "%2e%2e/%2e%2e/key",
                "..%2f..%2fkey",
                "",
                "/",
                "small.txt/",
                "SMALL.TXT",
                "small.txt%00",
                "%ff%fe"
            })
    void whatIsNoPartIsNotThere(String path) throws Exception {
        var answer = node.get(part(path));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @Test
    void whatIsNotHostedIsNotThere() throws Exception {
        var other = "0".repeat(64);
        var answer = node.get("/capsules/" + other + "/parts/small.txt");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(NodeUnderTest.json(answer).path("code").asText())
                .isEqualTo("capsule-is-not-here");
        assertThat(node.get("/capsules/short/parts/small.txt").statusCode()).isEqualTo(400);
        assertThat(node.get("/elsewhere").statusCode()).isEqualTo(404);
        assertThat(node.post(part("small.txt"), "{}").statusCode()).isEqualTo(405);
    }

    private String part(String path) {
        return NodeUnderTest.part(capsule, path);
    }
}
