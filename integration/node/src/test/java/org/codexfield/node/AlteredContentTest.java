package org.codexfield.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.codexfield.evidence.verify.BlockTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the disk altered is not given out, and is mended. */
class AlteredContentTest {

    private static final byte[] SMALL = OnnxFiles.text("0123456789");
    private static final byte[] LARGE = new byte[3 * BlockTree.BLOCK_BYTES + 17];

    static {
        new Random(7).nextBytes(LARGE);
    }

    @TempDir Path temporary;

    private final SampleCapsule capsule =
            SampleCapsule.dataset("scans", Map.of("small.txt", SMALL, "large.bin", LARGE));
    private FakeInstallation installation;
    private NodeUnderTest node;

    @BeforeEach
    void start() throws Exception {
        installation = new FakeInstallation();
        installation.host(capsule);
        node = NodeUnderTest.start(installation, temporary.resolve("node")).hosting(capsule);
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        installation.close();
    }

    @Test
    void alteredContentIsNeverSent_andFetchedAgain() throws Exception {
        var file = NodeUnderTest.content(temporary.resolve("node"), capsule.sha256("large.bin"));
        alter(file, BlockTree.BLOCK_BYTES + 3);

        installation.stall.set(0);
        var untouched = node.send(node.request(part("large.bin")).header("Range", "bytes=0-9"));
        assertThat(untouched.statusCode()).isEqualTo(206);
        var altered =
                node.send(
                        node.request(part("large.bin"))
                                .header("Range", "bytes=%d-".formatted(BlockTree.BLOCK_BYTES)));
        assertThat(altered.statusCode()).isEqualTo(500);
        assertThat(NodeUnderTest.json(altered).path("code").asText())
                .isEqualTo("content-is-altered");

        node.hosting();
        assertThat(node.get(part("small.txt")).statusCode())
                .as("a version that is not whole is not served")
                .isEqualTo(404);
        installation.stall.set(-1);
        node.hosting(capsule);
        assertThat(node.get(part("large.bin")).body()).isEqualTo(LARGE);
    }

    @Test
    void anAnswerThatBeganBreaksOffBeforeAnAlteredBlock() throws Exception {
        var file = NodeUnderTest.content(temporary.resolve("node"), capsule.sha256("large.bin"));
        alter(file, 2 * BlockTree.BLOCK_BYTES + 3);
        assertThatThrownBy(() -> node.get(part("large.bin"))).isInstanceOf(IOException.class);
    }

    @Test
    void alteredHashesAreNoticed() throws Exception {
        var file = NodeUnderTest.content(temporary.resolve("node"), capsule.sha256("large.bin"));
        alter(file.resolveSibling(file.getFileName() + ".blocks"), 40);
        assertThat(node.get(part("large.bin")).statusCode()).isEqualTo(500);
    }

    @Test
    void contentThatIsGoneIsNoticed() throws Exception {
        Files.delete(NodeUnderTest.content(temporary.resolve("node"), capsule.sha256("small.txt")));
        assertThat(node.get(part("small.txt")).statusCode()).isEqualTo(500);
        await().until(() -> Arrays.equals(node.get(part("small.txt")).body(), SMALL));
    }

    private static void alter(Path file, int position) throws Exception {
        var bytes = Files.readAllBytes(file);
        bytes[position] ^= 1;
        Files.write(file, bytes);
    }

    private String part(String path) {
        return NodeUnderTest.part(capsule, path);
    }
}
