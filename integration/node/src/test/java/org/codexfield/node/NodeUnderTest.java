package org.codexfield.node;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.node.http.NodeServer;
import org.codexfield.node.installation.Stock;
import org.codexfield.shared.Digest;

/** A node in this process, and calls of it as a gateway makes them. */
final class NodeUnderTest implements AutoCloseable {

    static final int BODY_BYTES = 1 << 20;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final FakeInstallation installation;
    final Node node;

    private NodeUnderTest(FakeInstallation installation, Node node) {
        this.installation = installation;
        this.node = node;
    }

    /** What differs from one test to another. */
    record Differences(
            int capacity,
            int queue,
            long modelBytes,
            Duration computing,
            long diskBytes,
            Duration keep,
            Duration slowest,
            Set<VerificationKey> pinned) {

        static Differences none() {
            return new Differences(
                    4,
                    16,
                    64L << 20,
                    Duration.ofSeconds(20),
                    1L << 30,
                    Duration.ofHours(1),
                    Duration.ofSeconds(20),
                    Set.of());
        }

        Differences capacity(int calls, int waiting) {
            return new Differences(
                    calls, waiting, modelBytes, computing, diskBytes, keep, slowest, pinned);
        }

        Differences models(long bytes, Duration most) {
            return new Differences(capacity, queue, bytes, most, diskBytes, keep, slowest, pinned);
        }

        Differences disk(long bytes, Duration stays) {
            return new Differences(
                    capacity, queue, modelBytes, computing, bytes, stays, slowest, pinned);
        }

        Differences slowest(Duration client) {
            return new Differences(
                    capacity, queue, modelBytes, computing, diskBytes, keep, client, pinned);
        }

        Differences pinned(VerificationKey key) {
            return new Differences(
                    capacity, queue, modelBytes, computing, diskBytes, keep, slowest, Set.of(key));
        }
    }

    static NodeUnderTest start(FakeInstallation installation, Path folder) throws Exception {
        return start(installation, folder, Differences.none());
    }

    static NodeUnderTest start(FakeInstallation installation, Path folder, Differences differences)
            throws Exception {
        var node = new Node(settings(installation, folder, differences), installation.clock);
        node.start();
        return new NodeUnderTest(installation, node);
    }

    static NodeSettings settings(
            FakeInstallation installation, Path folder, Differences differences)
            throws IOException {
        var key = folder.resolveSibling("api-key");
        Files.writeString(key, FakeInstallation.API_KEY + "\n");
        return new NodeSettings(
                new NodeSettings.Place(
                        installation.address(),
                        differences.pinned(),
                        "gridworks",
                        "CH",
                        Optional.of(URI.create("http://node.example")),
                        Optional.of(key)),
                folder,
                new NodeServer.Bounds(
                        "127.0.0.1",
                        0,
                        differences.capacity(),
                        differences.queue(),
                        BODY_BYTES,
                        differences.slowest()),
                new NodeSettings.ModelBounds(differences.modelBytes(), differences.computing()),
                new Stock.Bounds(
                        differences.diskBytes(), differences.keep(), Duration.ofMillis(50)),
                Duration.ofSeconds(1));
    }

    /** Waits until the node told that it hosts these, and no other. */
    NodeUnderTest hosting(SampleCapsule... capsules) {
        var digests = Set.of(capsules).stream().map(SampleCapsule::digest).toList();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () ->
                                installation.hosted().size() == digests.size()
                                        && installation.hosted().containsAll(digests));
        return this;
    }

    int underWay() {
        return node.underWay();
    }

    int port() {
        return node.port();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + installation.token());
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<byte[]> post(String path, String json) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        return StrictJson.parse(answer.body());
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static String part(SampleCapsule capsule, String path) {
        return "/capsules/" + capsule.digest() + "/parts/" + path;
    }

    /** Where the node keeps content. */
    static Path content(Path folder, Digest content) {
        return folder.resolve("content")
                .resolve(content.hex().substring(0, 2))
                .resolve(content.hex());
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
