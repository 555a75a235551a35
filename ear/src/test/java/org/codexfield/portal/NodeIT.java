package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.codexfield.server.NodeProcess;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.Test;

/** The reference node, as its jar runs, at the portal. */
class NodeIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final RunningPortal portal = RunningPortal.shared();
    private final CapsuleMaker stefan =
            new CapsuleMaker(
                    portal.as(
                            "stefan@northlight-institute.example",
                            "northlight-institute",
                            "publisher",
                            "steward"),
                    "northlight-institute");

    @Test
    void itHostsWhatAnOwnerAssigns_andKnowsTheInstallationsKeys() throws Exception {
        var version = stefan.draft();
        stefan.describe(version);
        stefan.put(version, "part.txt", "what a node has".getBytes(StandardCharsets.UTF_8));
        stefan.client().post(version + "/seal", Map.of());
        stefan.client().post(version + "/publication", Map.of());
        var digest = stefan.digestOf(version);
        try (var node = NodeProcess.start(portal, "node")) {
            stefan.client().mustPut(version + "/hosts/" + node.id(), Map.of());

            await().atMost(LIMIT).until(() -> log(node).contains("is here, whole and verified"));
            var seen = stefan.client().get("nodes/" + node.id()).body();
            assertThat(seen.path("state").asText()).isEqualTo("active");
            assertThat(seen.path("endpoint").asText()).isEqualTo(node.address().toString());
            var direct =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    node.address()
                                                            .resolve(
                                                                    "/capsules/"
                                                                            + digest
                                                                            + "/parts/part.txt"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
            assertThat(direct.statusCode()).as("nobody calls a node directly").isEqualTo(401);
        }
    }

    private static String log(NodeProcess node) throws IOException {
        return Files.readString(node.process().log());
    }
}
