package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOffers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the portal gives as evidence is accepted by the verifier's jar, and by nobody altered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidencePackIT {

    private final RunningPortal portal = RunningPortal.shared();
    private final Path folder = RunningPortal.emptyFolder("evidence-pack").toAbsolutePath();
    private final VerifierProgram verifier = new VerifierProgram(folder);
    private final HttpClient http = HttpClient.newHttpClient();
    private final RestClient rita =
            portal.as("rita@aurora-lab.example", "aurora-lab", "publisher", "requester");
    private final RestClient clara =
            portal.as(
                    "clara@northlight-institute.example",
                    "northlight-institute",
                    "compliance-officer");
    private String version = "";
    private String grant = "";

    @BeforeAll
    void grantAccess() throws IOException {
        // kept by whoever verifies, before anything of this happens
        Files.createDirectories(folder);
        verifier.save("checkpoint", bytes(rita, "logs/decisions/checkpoint"));
        verifier.save("did.json", bytes(rita, "/.well-known/did.json"));
        var stefan =
                portal.as(
                        "stefan@northlight-institute.example",
                        "northlight-institute",
                        "publisher",
                        "steward");
        version = new CapsuleMaker(stefan, "northlight-institute").published();
        var capsule = version.split("/versions/", -1)[0];
        stefan.putNew(
                capsule + "/offers/basic",
                SampleOffers.offer(
                        "licence \"Open\" version 1.0.0 permit invoke for purpose research",
                        "compliance-officer"));
        var name = capsule.substring("capsules/".length());
        var request =
                "access-requests/"
                        + rita.post("access-requests", Asking.of(name, Map.of("why", "To learn")))
                                .at("/request/id")
                                .asText();
        rita.post(request + "/submission", Map.of());
        portal.as("sam@aurora-lab.example", "aurora-lab", "signing-official")
                .post(request + "/sign-off", Map.of("text", "Ours"));
        var approval = Map.of("validUntil", Asking.inDays(30), "conditions", "");
        grant = "grants/" + clara.post(request + "/approval", approval).path("grant").asText();
        assertThat(bytes(rita, grant + "/credential")).isNotEmpty();
    }

    @Test
    void thePack_isAccepted_withTheCheckpointOfBefore_andTheContent() throws IOException {
        var pack = pack(rita, "?credential=include&since=" + size());
        verifier.save("pack.zip", pack);
        verifier.save("a.csv", version.getBytes(UTF_8));

        var said = verifier.verified(0, "pack.zip", "--content", verifier.path("a.csv"));

        assertThat(said)
                .contains("ALL HOLDS", "capability.grant", "content.part", "log.pinned")
                .doesNotContain("DOES NOT HOLD", "not shown  ");
    }

    @Test
    void oneChangedByte_isFound() throws IOException {
        verifier.save("whole.zip", pack(rita, "?since=" + size()));
        var unpacked = folder.resolve("unpacked");
        unzip("whole.zip", unpacked);
        assertThat(verifier.verified(0, "unpacked")).contains("ALL HOLDS");

        var terms = unpacked.resolve("grant/terms.json");
        var bytes = Files.readAllBytes(terms);
        bytes[bytes.length / 2] ^= 1;
        Files.write(terms, bytes);

        assertThat(verifier.verified(1, "unpacked")).contains("file-was-altered");
    }

    @Test
    void withoutTheProofOfGrowth_anOlderCheckpointIsNotEnough() throws IOException {
        verifier.save("short.zip", pack(clara, ""));

        assertThat(verifier.verified(1, "short.zip")).contains("consistency-is-not-shown");
    }

    @Test
    void theProviderGetsThePack_withoutTheCredential() throws IOException {
        verifier.save("provider.zip", pack(clara, "?since=" + size()));
        assertThat(verifier.verified(0, "provider.zip")).contains("credential-was-not-given");

        assertThat(status(clara, "?credential=include")).isEqualTo(403);
        assertThat(status(clara, "?credential=yes")).isEqualTo(400);
        assertThat(status(clara, "?since=900000000")).isEqualTo(400);
    }

    @Test
    void aStranger_learnsNothing() {
        var stranger =
                portal.as("carl@meridian-health.example", "meridian-health", "administrator");

        assertThat(status(stranger, "")).isEqualTo(404);
        assertThat(status(portal.anonymous(), "")).isEqualTo(401);
    }

    private int status(RestClient by, String query) {
        return answer(by, grant + "/evidence" + query).statusCode();
    }

    private long size() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("checkpoint")).get(1));
    }

    /** The log takes what happened within seconds. */
    private byte[] pack(RestClient by, String query) {
        await().untilAsserted(
                        () ->
                                assertThat(answer(by, grant + "/evidence" + query).statusCode())
                                        .isEqualTo(200));
        return bytes(by, grant + "/evidence" + query);
    }

    private void unzip(String zip, Path into) throws IOException {
        try (var files = new ZipFile(verifier.path(zip))) {
            for (var entries = files.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var target = into.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.write(target, files.getInputStream(entry).readAllBytes());
            }
        }
    }

    private byte[] bytes(RestClient by, String path) {
        return answer(by, path).body();
    }

    private HttpResponse<byte[]> answer(RestClient by, String path) {
        try {
            return http.send(
                    by.request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
