package org.codexfield.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.node.NodeUnderTest.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.InclusionProof;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node fills prompts in, and proves that it has what it says it has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptsAndChallengesTest {

    private static final int BLOCKS = 6;
    private static final String NONCE = "00112233445566778899aabbccddeeff";

    private final SampleCapsule one =
            SampleCapsule.prompt(
                    "one",
                    Map.of("p.txt", OnnxFiles.text("Say {{ what }} to {{who}}, {{who}}! {no}")));
    private final SampleCapsule two =
            SampleCapsule.prompt(
                    "two",
                    Map.of(
                            "a.txt",
                            OnnxFiles.text("A {{x}}"),
                            "b.bin",
                            new byte[] {(byte) 0xff, (byte) 0xfe}));
    private final byte[] large = new byte[(BLOCKS - 1) * BlockTree.BLOCK_BYTES + 5];
    private SampleCapsule data;
    private FakeInstallation installation;
    private NodeUnderTest node;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        new Random(3).nextBytes(large);
        data = SampleCapsule.dataset("data", Map.of("large.bin", large));
        installation = new FakeInstallation();
        installation.host(one, two, data);
        node = NodeUnderTest.start(installation, temporary.resolve("node"));
        node.hosting(one, two, data);
    }

    @AfterAll
    void stop() throws Exception {
        node.close();
        installation.close();
    }

    @Test
    void aPromptIsFilledIn() throws Exception {
        var answer =
                node.post(
                        render(one),
                        "{\"values\":{\"who\":\"Jürg\",\"what\":\"{{who}} $1 \\\\ hello\"}}");
        assertThat(answer.statusCode()).as(NodeUnderTest.text(answer)).isEqualTo(200);
        assertThat(NodeUnderTest.text(answer))
                .isEqualTo("Say {{who}} $1 \\ hello to Jürg, Jürg! {no}");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("Codexfield-Tokens")).contains("9");
        assertThat(answer.headers().firstValue("Codexfield-Cpu-Micros")).isPresent();
    }

    @Test
    void oneOfSeveralTemplatesIsNamed() throws Exception {
        var answer = node.post(render(two), "{\"template\":\"a.txt\",\"values\":{\"x\":\"1\"}}");
        assertThat(NodeUnderTest.text(answer)).isEqualTo("A 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"values\":{\"who\":\"x\"}}|400|'what' is missing",
                "{\"values\":{\"who\":\"x\",\"what\":\"y\",\"z\":\"\"}}|400|no place",
                "{\"values\":{\"who\":1,\"what\":\"y\"}}|400|must be a string",
                "{\"values\":[]}|400|must be an object",
                "{}|400|'values'",
                "{\"values\":{},\"colour\":1}|400|'colour'",
                "{\"values\":{},\"template\":\"../key\"}|404|no part",
                "nothing|400|"
            })
    void whatDoesNotFitIsRefused(String body, int status, String reason) throws Exception {
        var answer = node.post(render(one), body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("detail").asText()).contains(reason == null ? "" : reason);
    }

    @Test
    void whatIsNoTemplateIsRefused() throws Exception {
        assertThat(node.post(render(two), "{\"values\":{}}").statusCode()).isEqualTo(400);
        assertThat(node.post(render(two), "{\"template\":\"b.bin\",\"values\":{}}").statusCode())
                .isEqualTo(404);
        assertThat(node.post(render(data), "{\"values\":{}}").statusCode()).isEqualTo(404);
    }

    @Test
    void valuesThatGrowTooLongAreRefused() throws Exception {
        var body = "{\"values\":{\"who\":\"%s\",\"what\":\"\"}}".formatted("x".repeat(5 << 20));
        assertThat(node.post(render(one), body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, BLOCKS - 1})
    void aBlockIsProved(int block) throws Exception {
        var answer = json(node.post("/challenges", challenge(data, "large.bin", block, NONCE)));
        var from = block * BlockTree.BLOCK_BYTES;
        var bytes =
                Arrays.copyOfRange(
                        large, from, Math.min(large.length, from + BlockTree.BLOCK_BYTES));
        var both = new byte[16 + bytes.length];
        System.arraycopy(HexFormat.of().parseHex(NONCE), 0, both, 0, 16);
        System.arraycopy(bytes, 0, both, 16, bytes.length);
        assertThat(answer.path("block").asInt()).isEqualTo(block);
        assertThat(answer.path("sha256OfNonceAndBlock").asText()).isEqualTo(Digest.of(both).hex());
        var path = new ArrayList<Digest>();
        answer.path("path").forEach(hash -> path.add(Digest.parse(hash.asText())));
        var root = data.manifest().parts().get(0).content().root();
        assertThat(
                        new InclusionProof(block, BLOCKS, path)
                                .proves(Digest.parse(answer.path("leafHash").asText()), root))
                .isTrue();
    }

    @Test
    void challengesThatAreNoneAreRefused() throws Exception {
        assertThat(status(challenge(data, "large.bin", BLOCKS, NONCE))).isEqualTo(400);
        assertThat(status(challenge(data, "large.bin", -1, NONCE))).isEqualTo(400);
        assertThat(status(challenge(data, "large.bin", 0, "00"))).isEqualTo(400);
        assertThat(status(challenge(data, "large.bin", 0, "zz".repeat(16)))).isEqualTo(400);
        assertThat(status(challenge(data, "other", 0, NONCE))).isEqualTo(404);
        assertThat(status("{}")).isEqualTo(400);
        assertThat(status(" ".repeat(9000))).isEqualTo(413);
    }

    private int status(String body) throws Exception {
        return node.post("/challenges", body).statusCode();
    }

    private static String challenge(SampleCapsule of, String path, int block, String nonce) {
        return "{\"manifestDigest\":\"%s\",\"path\":\"%s\",\"block\":%d,\"nonce\":\"%s\"}"
                .formatted(of.digest(), path, block, nonce);
    }

    private static String render(SampleCapsule capsule) {
        return "/capsules/" + capsule.digest() + "/render";
    }
}
