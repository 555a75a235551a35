package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A real call is voided, another amended: by whom, what is seen of it, and what proves it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectionIT {

    private static final Duration LOGGED = Duration.ofSeconds(90);
    private static final Map<String, String> VOID =
            Map.of("kind", "void", "reason", "The flowers had wilted");

    private final RunningPortal portal = RunningPortal.shared();
    private final Path folder = RunningPortal.emptyFolder("corrections").toAbsolutePath();
    private final VerifierProgram verifier = new VerifierProgram(folder);
    private final HttpClient http = HttpClient.newHttpClient();
    private final CallStory story = new CallStory();
    private final RestClient stefan =
            portal.as("stefan@northlight-institute.example", "northlight-institute", "steward");
    private String version = "";
    private String grant = "";

    @BeforeAll
    void grantAccess() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        verifier.save("checkpoint", answer(story.rita, "logs/decisions/checkpoint").body());
        verifier.save("did.json", answer(story.rita, "/.well-known/did.json").body());
        version = story.published("dataset", "flowers.csv", "a,b,c".getBytes(UTF_8));
        story.offer(
                version,
                "licence \"Flowers\" version 1.0.0 permit invoke, download for purpose research");
        grant = story.grant(version);
    }

    private String called() {
        return "receipts/" + story.called(version, "flowers.csv", grant);
    }

    private HttpResponse<byte[]> answer(RestClient by, String path)
            throws IOException, InterruptedException {
        return http.send(by.request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private long used() {
        var narrowed = "usage?side=consumed&grant=" + grant.substring("grants/".length());
        return story.rita.get(narrowed).body().at("/total/microMu").asLong();
    }

    @Test
    void aVoid_isDoneOnce_byTheProvider_andProvedToAnybody() throws Exception {
        long before = used();
        var receipt = called();
        assertThat(used()).isEqualTo(before + 1_000_005);
        var address = receipt + "/corrections";
        assertThat(story.rita.tryPost(address, VOID).status()).isEqualTo(403);
        assertThat(story.clara.tryPost(address, VOID).status()).isEqualTo(403);
        var fiona = portal.as("fiona@meridian-health.example", "meridian-health", "finance");
        assertThat(fiona.tryPost(address, VOID).status()).isEqualTo(404);
        assertThat(fiona.get(receipt + "/correction").status()).isEqualTo(404);

        var key = "void-" + receipt;
        var made = stefan.postOnce(key, address, VOID);
        var again = stefan.postOnce(key, address, VOID);
        var late = stefan.tryPost(address, VOID);

        assertThat(made.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("code").asText()).isEqualTo("receipt-is-corrected");
        assertThat(used()).isEqualTo(before);
        var correction = "receipts/" + made.body().path("receipt").asText();
        isLinked(receipt, "</api/v1/" + correction + ">; rel=\"successor-version\"");
        isLinked(correction, "</api/v1/" + receipt + ">; rel=\"predecessor-version\"");
        var reason = story.rita.get(receipt + "/correction").body().path("reason").asText();
        assertThat(reason).isEqualTo("The flowers had wilted");

        verifier.save("correction.zip", pack(correction));
        assertThat(verifier.verified(0, "correction.zip"))
                .contains("ALL HOLDS", "receipt.correction", "receipt-was-voided");
        verifier.save("receipt.zip", pack(receipt));
        assertThat(verifier.verified(1, "receipt.zip")).contains("receipt-was-voided");
    }

    private void isLinked(String receipt, String link) throws Exception {
        assertThat(answer(story.rita, receipt).headers().firstValue("Link")).contains(link);
    }

    /** The log takes what happened within seconds, and the tree of a shard within a minute. */
    private byte[] pack(String receipt) throws Exception {
        var size = Files.readAllLines(folder.resolve("checkpoint")).get(1);
        var path = receipt + "/evidence?since=" + size;
        await().atMost(LOGGED).until(() -> answer(stefan, path).statusCode() == 200);
        return answer(stefan, path).body();
    }

    @Test
    void anAmendment_isListedWithWhatItCorrects_andWhatItMayNotIsRefused() {
        var receipt = called();
        var address = receipt + "/corrections";
        for (var wrong :
                Map.of(
                                "correction-raises", Map.of("bytes", 6),
                                "correction-changes-nothing", Map.of("bytes", 5),
                                "correction-is-malformed", Map.of())
                        .entrySet()) {
            var wanted =
                    wrong.getValue().isEmpty()
                            ? Map.of("kind", "amend", "reason", "Fewer")
                            : Map.of(
                                    "kind", "amend",
                                    "reason", "Fewer",
                                    "dimensions", wrong.getValue());
            var refused = stefan.tryPost(address, wanted);
            assertThat(refused.status()).as(wrong.getKey()).isEqualTo(400);
            assertThat(refused.body().path("code").asText()).isEqualTo(wrong.getKey());
        }

        var made =
                stefan.post(
                        address,
                        Map.of(
                                "kind", "amend",
                                "reason", "Fewer",
                                "dimensions", Map.of("bytes", 0)));

        assertThat(made.path("microMu").asLong()).isEqualTo(1_000_000);
        var id = receipt.substring("receipts/".length());
        var listed = story.rita.get("receipts?grant=" + grant.substring("grants/".length())).body();
        assertThat(listed.path("items"))
                .anyMatch(row -> row.path("correctedBy").equals(made.path("receipt")))
                .anyMatch(row -> row.path("corrects").asText().equals(id));
    }
}
