package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOffers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the portal signs and names is checked by programs that know nothing of it: {@code jose} and
 * {@code multiformats}, from npm, on Node.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndependentVerifierIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCE = Path.of("src/test/npm/verifier");
    private static final long LIMIT_SECONDS = 180;

    private final RunningPortal portal = RunningPortal.shared();
    private final Path folder = RunningPortal.emptyFolder("verifier").toAbsolutePath();
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
    void installWhatVerifies() throws IOException {
        Files.createDirectories(folder);
        for (var name : List.of("package.json", "package-lock.json", "verify.mjs")) {
            Files.copy(SOURCE.resolve(name), folder.resolve(name));
        }
        run("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
    }

    @BeforeAll
    void grantAccess() {
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
                        "licence \"Open to research\" version 1.0.0 permit invoke for purpose"
                                + " research",
                        "compliance-officer"));
        var request =
                "access-requests/"
                        + rita.post("access-requests", asked(capsule)).at("/request/id").asText();
        rita.post(request + "/submission", Map.of());
        portal.as("sam@aurora-lab.example", "aurora-lab", "signing-official")
                .post(request + "/sign-off", Map.of("text", "Ours"));
        grant =
                "grants/"
                        + clara.post(
                                        request + "/approval",
                                        Map.of("validUntil", Asking.inDays(30), "conditions", ""))
                                .path("grant")
                                .asText();
    }

    private static Map<String, Object> asked(String capsule) {
        return Map.of(
                "capsule", capsule.substring("capsules/".length()),
                "version", "1.0.0",
                "offer", "basic",
                "purposes", List.of("research"),
                "actions", List.of("invoke"),
                "answers", Map.of("why", "To learn"));
    }

    @Test
    void theOwnershipCredential_isVerified() {
        await().untilAsserted(
                        () ->
                                assertThat(text(version + "/ownership-credential").split("\\.", -1))
                                        .hasSize(3));
        var credential = verified(text(version + "/ownership-credential")).path("credential");

        assertThat(credential.path("type"))
                .extracting(JsonNode::asText)
                .contains("VerifiableCredential");
        assertThat(credential.path("credentialSubject").toString())
                .contains(rita.get(version).body().path("manifestDigest").asText());
    }

    @Test
    void theCapabilityCredential_isVerified_andItsListsTellOfTheRevocation() {
        var jwt = text(grant + "/credential");
        var before = verified(jwt);
        assertThat(before.path("credential").path("type"))
                .extracting(JsonNode::asText)
                .contains("CapabilityCredential");
        assertThat(before.at("/statuses/revocation").asBoolean(true)).isFalse();
        assertThat(before.at("/statuses/suspension").asBoolean(true)).isFalse();

        clara.post(grant + "/suspension", Map.of("reason", "Audit"));
        assertThat(verified(jwt).at("/statuses/suspension").asBoolean()).isTrue();
        clara.post(grant + "/revocation", Map.of("reason", "Misuse"));
        assertThat(verified(jwt).at("/statuses/revocation").asBoolean()).isTrue();
    }

    @Test
    void anAlteredCredential_isRefused() {
        var jwt = text(version + "/ownership-credential");
        int at = jwt.lastIndexOf('.') + 5;
        char other = jwt.charAt(at) == 'A' ? 'B' : 'A';
        var altered = jwt.substring(0, at) + other + jwt.substring(at + 1);

        assertThatThrownBy(() -> verified(altered)).hasMessageContaining("signature verification");
    }

    @Test
    void theIdentifierOfAPart_isTheOneThatOthersCompute() throws IOException {
        var part = rita.get(version + "/parts").body().at("/items/0");
        var file = folder.resolve("part");
        Files.write(file, version.getBytes(UTF_8));

        assertThat(part.path("sizeBytes").asLong()).isEqualTo(Files.size(file));
        assertThat(part.path("cid").asText())
                .isEqualTo(
                        JSON.readTree(run("node", "verify.mjs", "cid", file.toString()))
                                .path("cid")
                                .asText());
    }

    private JsonNode verified(String jwt) {
        try {
            var file = Files.writeString(folder.resolve("credential.jwt"), jwt);
            return JSON.readTree(run("node", "verify.mjs", "credential", file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String path) {
        return CapsuleMaker.send(rita.request(path).GET()).body();
    }

    private String run(String... command) {
        try {
            var output = folder.resolve("output.txt");
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " does not end");
            }
            var said = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("Node and npm are needed: " + command[0], e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
