package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Capsules by REST, from draft to withdrawal, on the real server. */
class CapsulesRestIT {

    private static final int MIB = 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RunningPortal portal = RunningPortal.shared();
    private final CapsuleMaker stefan =
            new CapsuleMaker(
                    portal.as(
                            "stefan@northlight-institute.example",
                            "northlight-institute",
                            "publisher",
                            "steward"),
                    "northlight-institute");
    private final CapsuleMaker rita =
            new CapsuleMaker(
                    portal.as("rita@aurora-lab.example", "aurora-lab", "publisher", "requester"),
                    "aurora-lab");
    private final RestClient anybody = portal.anonymous();

    @Test
    void aCapsule_goesFromDraftToTheCatalogue_andBack() {
        var version = stefan.filled();
        assertThat(anybody.get(version).status()).isEqualTo(404);
        assertThat(rita.client().get(version).status()).isEqualTo(404);

        var sealed = stefan.client().post(version + "/seal", Map.of());
        assertThat(sealed.path("status").asText()).isEqualTo("sealed");
        stefan.client().post(version + "/publication", Map.of());

        var manifest = anybody.get(version + "/manifest").body();
        assertThat(CanonicalJson.digest(manifest).hex())
                .isEqualTo(sealed.path("manifestDigest").asText());
        assertThat(Manifest.parse(CanonicalJson.of(manifest)).parts()).hasSize(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(credential(version).statusCode()).isEqualTo(200));
        assertThat(credential(version).headers().firstValue("Content-Type"))
                .contains("application/vc+jwt");
        var logged = anybody.get(version + "/seal").body();
        assertThat(logged.path("document").asText())
                .contains(sealed.path("manifestDigest").asText());
        assertThat(logged.path("inclusion").path("checkpoint").asText())
                .contains("/logs/decisions");

        var withdrawn = stefan.client().post(version + "/withdrawal", Map.of("reason", "wrong"));
        assertThat(withdrawn.path("status").asText()).isEqualTo("withdrawn");
        assertThat(anybody.get(version + "/manifest").status()).isEqualTo(200);
        assertThat(get(stefan, version, "data/a.csv").statusCode()).isEqualTo(409);
    }

    @Test
    void theCatalogue_isJsonAndLinkedData() {
        var version = stefan.published();
        var name = version.split("/", -1)[2];
        var found = anybody.get("catalogue?kind=dataset&q=" + name).body();
        assertThat(found.path("items").findValuesAsText("capsule"))
                .containsExactly("northlight-institute/" + name);

        var linked =
                CapsuleMaker.send(
                        anybody.request("catalogue?organisation=northlight-institute&limit=1")
                                .setHeader("Accept", "application/ld+json"));
        assertThat(linked.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/ld+json");
        assertThat(linked.body())
                .contains("\"@type\":\"dcat:Catalog\"")
                .contains("\"@type\":\"dcat:Dataset\"")
                .contains("\"@type\":\"dcat:Distribution\"");
        assertThat(anybody.get("catalogue?colour=red").status()).isEqualTo(400);
    }

    @Test
    void aPart_isGivenWhole_inRanges_andResumed() {
        var version = stefan.draft();
        var content = random(3 * MIB + 17);
        stefan.put(version, "big.bin", content);

        var whole = get(stefan, version, "big.bin");
        assertThat(whole.body()).isEqualTo(content);
        assertThat(whole.headers().firstValue("Repr-Digest"))
                .contains(CapsuleMaker.contentDigest(content));
        var tag = whole.headers().firstValue("ETag").orElseThrow();

        var rest = range(version, "bytes=" + MIB + "-", "If-Range", tag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(content, MIB, content.length));
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes " + MIB + "-" + (content.length - 1) + "/" + content.length);
        var last = range(version, "bytes=-5", "Accept", "*/*");
        assertThat(last.body())
                .isEqualTo(Arrays.copyOfRange(content, content.length - 5, content.length));
        assertThat(range(version, "bytes=" + content.length + "-", "Accept", "*/*").statusCode())
                .isEqualTo(416);
        assertThat(range(version, "bytes=0-1", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(range(version, "bytes=0-1", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void aLargePart_isStreamed() {
        var version = stefan.draft();
        var content = random(24 * MIB);

        stefan.put(version, "large.bin", content);
        assertThat(Digest.of(get(stefan, version, "large.bin").body()))
                .isEqualTo(Digest.of(content));
    }

    @ParameterizedTest
    @CsvSource({
        "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:, content-digest-does-not-match",
        "sha-256=47DEQpj8HBSa, content-digest-is-malformed",
        "sha-256=:YWJj:, content-digest-is-malformed"
    })
    void anotherDigest_isRefused_andNothingIsKept(String digest, String code) {
        var version = stefan.draft();

        var answer =
                CapsuleMaker.send(
                        stefan.request(version + "/parts/a")
                                .setHeader("Content-Type", "text/plain")
                                .header("Content-Digest", digest)
                                .PUT(BodyPublishers.ofString("x")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(code);
        assertThat(stefan.parts(version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2fx",
                "a%2f..%2fb",
                "%2fetc%2fpasswd",
                "a%5cb",
                "a%00b",
                "%e2%80%aegpj.exe",
                "a%0ab",
                "a%2f%2fb",
                "a%20",
                "C:%2fx",
                "u%cc%88",
                "%ff",
                "a.%2fb"
            })
    void hostileNames_areRefused(String path) {
        var version = stefan.draft();

        var answer = stefan.tryPut(version, path, new byte[] {1});

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 404);
        assertThat(stefan.parts(version)).isEmpty();
    }

    @Test
    void aTruncatedUpload_isNotKept() throws IOException {
        var version = stefan.draft();
        CapsuleMaker.breakOff(stefan.request(version + "/parts/a").build());
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> stefan.parts(version).isEmpty());
        assertThat(leftIn(content().resolve("incoming"))).isEmpty();
    }

    @Test
    void anAlteredBlob_isReported_andNeverSent() throws IOException {
        var version = stefan.draft();
        var bytes = random(2 * MIB);
        stefan.put(version, "big.bin", bytes);
        var hex = Digest.of(bytes).hex();
        var file =
                content()
                        .resolve("sha256/" + hex.substring(0, 2) + "/" + hex.substring(2, 4))
                        .resolve(hex);
        var altered = bytes.clone();
        altered[10] ^= 1;
        Files.write(file, altered);

        var answer = CapsuleMaker.send(stefan.request(version + "/parts/big.bin"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("content-is-altered");
        assertThat(range(version, "bytes=" + MIB + "-" + (MIB + 9), "Accept", "*/*").body())
                .isEqualTo(Arrays.copyOfRange(bytes, MIB, MIB + 10));
        Files.delete(file);
        assertThat(CapsuleMaker.send(stefan.request(version + "/parts/big.bin")).body())
                .contains("content-is-missing");
        stefan.put(version, "big.bin", bytes);
        assertThat(get(stefan, version, "big.bin").body()).isEqualTo(bytes);
    }

    @Test
    void parents_thatMayNotBe_areRefused() {
        var child = stefan.filled();
        stefan.nameParent(child, "00".repeat(32), "uses");
        assertRefused(stefan, child, 400, "parent-is-unknown");
        stefan.nameParent(child, rita.digestOf(rita.sealed()), "trainedOn");
        assertRefused(stefan, child, 403, "derivation-is-not-permitted");
        var parent = stefan.published();
        stefan.nameParent(child, stefan.digestOf(parent), "derivedFrom");
        stefan.client().post(parent + "/withdrawal", Map.of("reason", "wrong"));
        assertRefused(stefan, child, 409, "parent-is-withdrawn");
        assertThat(stefan.tryNameParent(child, "00".repeat(32), "likes").status()).isEqualTo(400);

        stefan.nameParent(child, stefan.digestOf(stefan.sealed()), "derivedFrom");
        stefan.client().post(child + "/seal", Map.of());
        var lineage = stefan.client().get(child + "/lineage").body();
        assertThat(lineage.path("nodes")).hasSize(2);
        assertThat(lineage.path("edges").get(0).path("relation").asText()).isEqualTo("derivedFrom");
    }

    @Test
    void aSealedVersion_neverChanges() {
        var version = stefan.sealed();

        assertThat(stefan.tryPut(version, "data/a.csv", new byte[] {1}).statusCode())
                .isEqualTo(409);
        assertThat(stefan.client().tryDelete(version + "/parts/data/a.csv").status())
                .isEqualTo(409);
        assertThat(
                        stefan.client()
                                .tryPut(version + "/documentation", Map.of("title", "Other"))
                                .status())
                .isEqualTo(409);
        assertThat(stefan.tryNameParent(version, "00".repeat(32), "uses").status()).isEqualTo(409);
        assertThat(stefan.client().tryPost(version + "/seal", Map.of()).status()).isEqualTo(409);
        assertThat(rita.client().tryPost(version + "/publication", Map.of()).status())
                .isEqualTo(403);
        assertThat(anybody.tryPost(version + "/publication", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void ofManySealsAtOnce_oneIsDone() throws Exception {
        var version = stefan.filled();
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> seal =
                    () -> stefan.client().tryPost(version + "/seal", Map.of()).status();
            var answers = new ArrayList<Integer>();
            for (var answer :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> seal).toList())) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatWasNotSeen_isNotOverwritten() {
        var version = stefan.draft();
        var body = BodyPublishers.ofString("{\"title\":\"x\"}");
        var address = version + "/documentation";

        assertThat(CapsuleMaker.send(json(address).PUT(body)).statusCode()).isEqualTo(428);
        assertThat(
                        CapsuleMaker.send(json(address).header("If-Match", "\"v99\"").PUT(body))
                                .statusCode())
                .isEqualTo(412);
        var seal =
                stefan.request(stefan.filled() + "/seal")
                        .header("If-Match", "\"" + "0".repeat(64) + "\"")
                        .POST(BodyPublishers.noBody());
        assertThat(CapsuleMaker.send(seal).body()).contains("manifest-is-another");
    }

    @Test
    void aPage_takesNoLargeBody() {
        var form =
                HttpRequest.newBuilder(portal.address().resolve("/login.xhtml"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofByteArray("a=b&".repeat(3 * MIB).getBytes(UTF_8)));
        assertThat(CapsuleMaker.send(form).statusCode()).isEqualTo(413);
    }

    private HttpRequest.Builder json(String address) {
        return stefan.request(address).setHeader("Content-Type", "application/json");
    }

    private void assertRefused(CapsuleMaker by, String version, int status, String code) {
        var answer = by.client().tryPost(version + "/seal", Map.of());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("code").asText()).isEqualTo(code);
    }

    private HttpResponse<String> credential(String version) {
        return CapsuleMaker.send(
                anybody.request(version + "/ownership-credential").setHeader("Accept", "*/*"));
    }

    private static HttpResponse<byte[]> get(CapsuleMaker by, String version, String path) {
        return CapsuleMaker.send(
                by.request(version + "/parts/" + path).setHeader("Accept", "*/*"),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> range(String version, String range, String header, String value) {
        return CapsuleMaker.send(
                stefan.request(version + "/parts/big.bin")
                        .setHeader("Accept", "*/*")
                        .header("Range", range)
                        .setHeader(header, value),
                BodyHandlers.ofByteArray());
    }

    private static Path content() throws IOException {
        try (var files = Files.walk(RunningPortal.folder("shared"))) {
            return files.filter(file -> file.endsWith("codexfield/content"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<Path> leftIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
