package org.codexfield.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.codexfield.evidence.verify.BlockTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, killed in the midst of a fetch. */
class KilledNodeTest {

    private static final byte[] LARGE = new byte[4 * BlockTree.BLOCK_BYTES];

    static {
        new Random(11).nextBytes(LARGE);
    }

    @TempDir Path temporary;

    private final SampleCapsule large = SampleCapsule.dataset("large", Map.of("large.bin", LARGE));

    @Test
    void nothingIsHalf_andTheNextStartGoesOn() throws Exception {
        var folder = temporary.resolve("node");
        try (var installation = new FakeInstallation()) {
            installation.host(large);
            installation.stall.set(2 * BlockTree.BLOCK_BYTES + 77);
            var first = start(installation, folder);
            try {
                var arriving = folder.resolve("incoming").resolve(large.sha256("large.bin").hex());
                await().until(
                                () ->
                                        Files.exists(arriving)
                                                && Files.size(arriving)
                                                        >= 2 * BlockTree.BLOCK_BYTES);
            } finally {
                first.destroyForcibly().waitFor();
            }
            assertThat(Files.exists(NodeUnderTest.content(folder, large.sha256("large.bin"))))
                    .isFalse();
            assertThat(installation.hosted()).isEmpty();

            installation.stall.set(-1);
            var second = start(installation, folder);
            try {
                await().until(() -> installation.hosted().contains(large.digest()));
            } finally {
                second.destroy();
            }
            assertThat(second.waitFor()).as("asked to end, it ends well").isIn(0, 143);
            assertThat(installation.registrations).hasSize(1);
            assertThat(installation.ranges)
                    .containsExactly("null", "bytes=" + 2 * BlockTree.BLOCK_BYTES + "-");
            assertThat(Files.readAllBytes(NodeUnderTest.content(folder, large.sha256("large.bin"))))
                    .isEqualTo(LARGE);
        }
    }

    private Process start(FakeInstallation installation, Path folder) throws IOException {
        var key = Files.writeString(temporary.resolve("api-key"), FakeInstallation.API_KEY);
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.codexfield.node.NodeMain",
                        "--installation=" + installation.address(),
                        "--operator=gridworks",
                        "--region=CH",
                        "--capacity=2",
                        "--endpoint=http://node.example",
                        "--port=" + freePort(),
                        "--api-key-file=" + key);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CODEXFIELD_NODE_DATA", folder.toString());
        return builder.redirectOutput(temporary.resolve("log").toFile()).start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
