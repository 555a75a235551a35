package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.codexfield.server.NodeProcess;

/** A published part of 1 KB that a node holds, and its consumers' grants. */
final class MeteredData {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SIZE = 1024;
    private static final String PART = "data.csv";

    private final CallStory story;
    private final String version;
    private final byte[] content = new byte[SIZE];

    /** A grant, and the headers with which it is called. */
    record Consumer(String grant, String headers) {

        /** Its identifier. */
        String id() {
            return grant.substring("grants/".length());
        }
    }

    private MeteredData(URI portal, String licence) {
        story = CallStory.at(portal);
        Arrays.fill(content, (byte) 'a');
        System.arraycopy(licence.getBytes(UTF_8), 0, content, 0, licence.length());
        version = story.published("dataset", PART, content);
        story.offer(version, licence);
    }

    /** Published under a licence that permits so many calls a year. */
    static MeteredData of(URI portal, long callsPerYear) {
        return new MeteredData(
                portal,
                "licence \"Flowers\" version 1.0.0 permit download, invoke for purpose research"
                        + " at most "
                        + callsPerYear
                        + " calls per year");
    }

    /** Waits until the node has it. */
    MeteredData hostedBy(NodeProcess node) {
        story.host(version, node.id());
        await().atMost(LIMIT)
                .until(
                        () ->
                                story
                                        .rita
                                        .get("nodes/" + node.id() + "/capsules")
                                        .body()
                                        .path("items")
                                        .findValuesAsText("held")
                                        .stream()
                                        .allMatch("true"::equals));
        return this;
    }

    /** A new grant. */
    Consumer consumer() {
        var grant = story.grant(version);
        return new Consumer(grant, "Authorization: Bearer " + story.credential(grant) + "\r\n");
    }

    /** Takes a grant back. */
    void revoke(Consumer consumer) {
        story.clara.post(consumer.grant() + "/revocation", Map.of("reason", "Misuse"));
    }

    /** Where a node has the part. */
    String pathAtNode() {
        var digest = story.rita.get(version).body().path("manifestDigest").asText();
        return "/capsules/" + digest + "/parts/" + PART;
    }

    /** Where the part is called. */
    String path() {
        return CallStory.gateway(version) + "parts/" + PART;
    }

    /** Calls until it is answered, which a server needs a moment for after its first start. */
    void awaitCallable(URI server, Consumer consumer) throws IOException {
        try (var line = new GatewayLine(server)) {
            var answer =
                    await().atMost(LIMIT)
                            .until(
                                    () -> line.get(path(), consumer.headers()),
                                    any -> any.status() != 503);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(new String(content, UTF_8));
        }
    }
}
