package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOffers;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the portal signs and names is checked by programs that know nothing of it: {@code jose},
 * {@code jsonld} and {@code multiformats}, from npm, on Node.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndependentVerifierIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCE = Path.of("src/test/npm/verifier");
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String ODRL = "http://www.w3.org/ns/odrl/2/";
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

    /** DCAT 3 names the terms by ODRL's own word, and the address gives them. */
    @Test
    void theCatalogue_namesTheTermsOfWhatIsOffered() throws IOException {
        var capsule = version.split("/", -1)[2];
        var unoffered =
                new CapsuleMaker(
                                portal.as(
                                        "stefan@northlight-institute.example",
                                        "northlight-institute",
                                        "publisher",
                                        "steward"),
                                "northlight-institute")
                        .published()
                        .split("/", -1)[2];

        var policies = offered(capsule).path(ODRL + "hasPolicy");
        assertThat(policies).hasSize(1);
        assertThat(policies.at("/0/@type/0").asText()).isEqualTo(ODRL + "Policy");
        assertThat(offered(unoffered).has(ODRL + "hasPolicy")).isFalse();

        var address = policies.at("/0/@id").asText();
        var odrl = linked(URI.create(address));
        assertThat(Digest.of(odrl.getBytes(UTF_8)).hex())
                .isEqualTo(address.substring(address.lastIndexOf('/') + 1));
        assertThat(JSON.readTree(odrl).at("/permission/0/action/0").asText())
                .isEqualTo("cf:invoke");
        assertThat(rita.get("licences/" + "ab".repeat(32)).status()).isEqualTo(404);
        assertThat(rita.get("licences/none").status()).isEqualTo(404);
    }

    /** The data set of a capsule, without the context of its words. */
    private JsonNode offered(String capsule) {
        var page = portal.address().resolve("/api/v1/catalogue?q=" + capsule);
        var datasets = program("expanded", linked(page)).at("/0").path(DCAT + "dataset").elements();
        while (datasets.hasNext()) {
            var dataset = datasets.next();
            if (dataset.path("@id").asText().contains("/" + capsule + "/")) {
                return dataset;
            }
        }
        throw new AssertionError("The catalogue does not show " + capsule);
    }

    private static String linked(URI address) {
        return CapsuleMaker.send(
                        HttpRequest.newBuilder(address)
                                .header("Accept", "application/ld+json")
                                .GET())
                .body();
    }

    private JsonNode verified(String jwt) {
        return program("credential", jwt);
    }

    private JsonNode program(String what, String content) {
        try {
            var file = Files.writeString(folder.resolve(what + ".txt"), content);
            return JSON.readTree(run("node", "verify.mjs", what, file.toString()));
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
