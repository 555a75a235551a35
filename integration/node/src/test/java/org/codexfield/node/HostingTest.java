package org.codexfield.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.Ed25519;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node registers, fetches what it is to host, and drops what it is not. */
class HostingTest {

    private static final byte[] LARGE = new byte[4 * BlockTree.BLOCK_BYTES + 9];

    static {
        new Random(5).nextBytes(LARGE);
    }

    @TempDir Path temporary;

    private final SampleCapsule large = SampleCapsule.dataset("large", Map.of("large.bin", LARGE));
    private final SampleCapsule small =
            SampleCapsule.dataset("small", Map.of("small.bin", OnnxFiles.text("small")));
    private FakeInstallation installation;
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        installation = new FakeInstallation();
        folder = temporary.resolve("node");
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void itRegistersOnce_andKeepsKeyIdAndContent() throws Exception {
        installation.host(small);
        try (var first = NodeUnderTest.start(installation, folder)) {
            first.hosting(small);
        }
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
        var registration = installation.registrations.get(0);
        assertThat(registration.region()).isEqualTo("CH");
        assertThat(registration.endpoint()).isEqualTo("http://node.example");
        assertThat(registration.operator().value()).endsWith(":organisations:gridworks");
        var id = installation.node();
        installation.heartbeats.clear();
        installation.ranges.clear();
        try (var second = NodeUnderTest.start(installation, folder)) {
            second.hosting(small);
            assertThat(second.get(NodeUnderTest.part(small, "small.bin")).statusCode())
                    .isEqualTo(200);
        }
        assertThat(installation.registrations).hasSize(1);
        assertThat(installation.heartbeats.get(0).node()).isEqualTo(id);
        assertThat(installation.heartbeats.get(0).hosted()).containsExactly(small.digest());
        assertThat(installation.ranges).as("nothing is fetched again").isEmpty();
    }

    @Test
    void aFetchThatBreaksOffGoesOnWhereItWas() throws Exception {
        installation.host(large);
        installation.breakOff.set(3 * BlockTree.BLOCK_BYTES - 1000);
        try (var node = NodeUnderTest.start(installation, folder)) {
            node.hosting(large);
            assertThat(node.get(NodeUnderTest.part(large, "large.bin")).body()).isEqualTo(LARGE);
        }
        // what had not been read when the connection broke is lost, of the third block at least
        assertThat(installation.ranges).hasSize(2).first().isEqualTo("null");
        assertThat(installation.ranges.get(1))
                .isIn(
                        "bytes=" + BlockTree.BLOCK_BYTES + "-",
                        "bytes=" + 2 * BlockTree.BLOCK_BYTES + "-");
    }

    @Test
    void aFetchThatStallsIsGivenUp_andGoesOn() throws Exception {
        installation.host(large);
        installation.stall.set(BlockTree.BLOCK_BYTES + 5);
        try (var node = NodeUnderTest.start(installation, folder)) {
            await().until(() -> installation.ranges.size() == 1);
            assertThat(installation.hosted()).isEmpty();
            await().until(() -> installation.ranges.size() == 2);
            installation.stall.set(-1);
            node.hosting(large);
        }
        assertThat(installation.ranges.get(1)).isEqualTo("bytes=" + BlockTree.BLOCK_BYTES + "-");
    }

    @Test
    void wrongBytesAreNeverHosted() throws Exception {
        installation.host(large, small);
        var wrong = LARGE.clone();
        wrong[BlockTree.BLOCK_BYTES] ^= 1;
        installation.lies.put("large.bin", wrong);
        try (var node = NodeUnderTest.start(installation, folder)) {
            node.hosting(small);
            await().until(() -> installation.ranges.size() >= 3);
            assertThat(installation.hosted()).containsExactly(small.digest());
            assertThat(node.get(NodeUnderTest.part(large, "large.bin")).statusCode())
                    .isEqualTo(404);
            installation.lies.clear();
            node.hosting(small, large);
        }
    }

    @Test
    void bytesWithoutEndAreCut_andShortOnesWaitedFor() throws Exception {
        installation.host(small);
        installation.lies.put("small.bin", Arrays.copyOf(small.part("small.bin"), 1 << 20));
        try (var node = NodeUnderTest.start(installation, folder)) {
            node.hosting(small);
        }
        assertThat(Files.size(NodeUnderTest.content(folder, small.sha256("small.bin"))))
                .isEqualTo(small.part("small.bin").length);
    }

    @Test
    void whatIsNoLongerToBeHostedGoesAfterAWhile() throws Exception {
        installation.host(small, large);
        var soon = NodeUnderTest.Differences.none().disk(1 << 30, Duration.ofMillis(1));
        try (var node = NodeUnderTest.start(installation, folder, soon)) {
            node.hosting(small, large);
            installation.host(Set.of(small));
            node.hosting(small);
            assertThat(Files.exists(NodeUnderTest.content(folder, large.sha256("large.bin"))))
                    .isFalse();
            assertThat(node.get(NodeUnderTest.part(large, "large.bin")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theDiskHasABound() throws Exception {
        installation.host(small);
        var little = NodeUnderTest.Differences.none().disk(1 << 20, Duration.ofHours(1));
        try (var node = NodeUnderTest.start(installation, folder, little)) {
            node.hosting(small);
            installation.host(small, large);
            int heard = installation.heartbeats.size();
            await().until(() -> installation.heartbeats.size() > heard + 2);
            assertThat(installation.ranges).as("large is not even asked for").hasSize(1);
            assertThat(installation.hosted()).containsExactly(small.digest());
        }
    }

    @Test
    void onlyAPinnedKeyCounts() throws Exception {
        installation.host(small);
        var other = Ed25519.newPrivateKey(new SecureRandom());
        installation.add("k2", other);
        var pinned = NodeUnderTest.Differences.none().pinned(Ed25519.publicKey(other));
        try (var node = NodeUnderTest.start(installation, folder, pinned)) {
            node.hosting(small);
            assertThat(node.get(NodeUnderTest.part(small, "small.bin")).statusCode())
                    .isEqualTo(401);
            var token =
                    installation.token(
                            "k2", other, installation.node(), installation.clock.instant(), 60);
            var request =
                    HttpRequest.newBuilder(node.at(NodeUnderTest.part(small, "small.bin")))
                            .header("Authorization", "Bearer " + token);
            assertThat(node.send(request).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aFolderIsOfOneNode() throws Exception {
        try (var node = NodeUnderTest.start(installation, folder)) {
            assertThat(node.node.known()).isPresent();
            assertThatThrownBy(() -> NodeUnderTest.start(installation, folder))
                    .isInstanceOf(SettingIsWrong.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void aKeyThatOthersMayReadIsNotUsed() throws Exception {
        NodeUnderTest.start(installation, folder).close();
        Files.setPosixFilePermissions(
                folder.resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> NodeUnderTest.start(installation, folder))
                .isInstanceOf(SettingIsWrong.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void itTellsWhyItWasRefused() throws Exception {
        var settings =
                NodeUnderTest.settings(installation, folder, NodeUnderTest.Differences.none());
        Files.writeString(temporary.resolve("api-key"), "cfk_wrong");
        try (var node = new Node(settings, installation.clock)) {
            assertThatThrownBy(node::start)
                    .isInstanceOf(SettingIsWrong.class)
                    .hasMessageContaining("the API key is unknown");
        }
    }
}
