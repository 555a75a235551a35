package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.codexfield.server.CheckReturnValue;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of requests by REST, on the real server: Rita attaches them at Aurora, Sam vouches there,
 * Clara decides at Northlight, and Carl of Meridian has no part in it.
 */
class AttachmentRestIT {

    private static final int MIB = 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NORTHLIGHT = "northlight-institute";

    private final RunningPortal portal = RunningPortal.shared();
    private final RestClient stefan =
            portal.as("stefan@northlight-institute.example", NORTHLIGHT, "publisher", "steward");
    private final RestClient clara =
            portal.as("clara@northlight-institute.example", NORTHLIGHT, "compliance-officer");
    private final RestClient rita =
            portal.as("rita@aurora-lab.example", "aurora-lab", "publisher", "requester");
    private final RestClient sam =
            portal.as("sam@aurora-lab.example", "aurora-lab", "signing-official");
    private final RestClient carl =
            portal.as("carl@meridian-health.example", "meridian-health", "administrator");

    private String at = "";

    /** A draft under an offer that asks for a vote. */
    @BeforeEach
    void draft() {
        var capsule = new CapsuleMaker(stefan, NORTHLIGHT).publishedCapsule();
        stefan.putNew("capsules/" + capsule + "/offers/basic", offer());
        var made = rita.post("access-requests", Asking.of(capsule, Map.of()));
        at = "access-requests/" + made.at("/request/id").asText();
    }

    private static Map<String, Object> offer() {
        var vote =
                Map.of(
                        "key",
                        "vote",
                        "label",
                        "The ethics vote",
                        "type",
                        "file",
                        "required",
                        true,
                        "most",
                        1,
                        "mediaTypes",
                        List.of("application/pdf"));
        return Map.of(
                "licence",
                "licence \"Imaging\" version 1.0.0\npermit invoke for purpose research\n",
                "form",
                Map.of("fields", List.of(vote)),
                "route",
                Asking.twoParties());
    }

    private void put(String name, String type, byte[] content) {
        rita.upload(at + "/attachments/" + name, type, content);
    }

    @CheckReturnValue
    private HttpResponse<String> tryPut(String name, String type, byte[] content) {
        return CapsuleMaker.send(
                rita.request(at + "/attachments/" + name)
                        .setHeader("Content-Type", type)
                        .PUT(BodyPublishers.ofByteArray(content)));
    }

    private HttpResponse<String> get(RestClient by, String name) {
        return CapsuleMaker.send(by.request(at + "/attachments/" + name));
    }

    private List<String> names() {
        return rita.get(at).body().path("attachments").findValuesAsText("name");
    }

    private static byte[] random(int sizeBytes) {
        var bytes = new byte[sizeBytes];
        new Random().nextBytes(bytes);
        return bytes;
    }

    @Test
    void aFile_isAttached_handedIn_changedAfterAReturn_andGivenToWhoHasAPart() {
        assertThat(rita.tryPost(at + "/submission", Map.of()).body().path("code").asText())
                .isEqualTo("answer-is-unacceptable");
        var put =
                tryPut(
                        "vote%20(1).pdf?field=vote",
                        "application/pdf; x=1", "yes".getBytes(US_ASCII));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(put.body()).contains(Digest.of("yes".getBytes(US_ASCII)).hex());
        put("page.html", "text/html", "<script>alert(1)</script>".getBytes(US_ASCII));
        assertThat(get(clara, "page.html").statusCode()).isEqualTo(404);
        rita.post(at + "/submission", Map.of());
        sam.post(at + "/sign-off", Map.of("text", ""));

        var page = get(clara, "page.html");
        assertThat(page.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(page.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename*=UTF-8''page.html");
        assertThat(page.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        for (var by : List.of(rita, sam, clara, stefan)) {
            assertThat(get(by, "vote%20(1).pdf").body()).isEqualTo("yes");
        }
        assertThat(get(carl, "page.html").statusCode()).isEqualTo(404);
        assertThat(get(portal.anonymous(), "page.html").statusCode()).isEqualTo(401);
        assertThat(tryPut("page.html", "text/html", new byte[1]).statusCode()).isEqualTo(409);

        isChangedAfterAReturn();
    }

    private void isChangedAfterAReturn() {
        clara.post(at + "/return", Map.of("reason", "Without the page"));
        assertThat(rita.tryDelete(at + "/attachments/page.html").status()).isEqualTo(204);
        assertThat(rita.tryDelete(at + "/attachments/page.html").status()).isEqualTo(404);
        put("vote%20(1).pdf?field=vote", "application/pdf", "no".getBytes(US_ASCII));
        rita.post(at + "/submission", Map.of());
        assertThat(clara.get(at).body().path("changes").toString())
                .isEqualTo(
                        "[\"answers.vote\",\"attachments.page.html\",\"attachments.vote"
                                + " (1).pdf\"]");
        assertThat(get(clara, "page.html").statusCode()).isEqualTo(404);
        assertThat(get(clara, "page.html?round=1").statusCode()).isEqualTo(200);
        assertThat(get(clara, "vote%20(1).pdf?round=1").body()).isEqualTo("yes");
        assertThat(get(clara, "vote%20(1).pdf").body()).isEqualTo("no");
        assertThat(clara.get(at + "/history?kind=submitted").body().findValuesAsText("sha256"))
                .hasSize(3);
    }

    @Test
    void whatIsTooLargeOrNotTaken_isRefused_andNothingIsKept() {
        assertRefused(tryPut("v.pdf?field=vote", "application/pdf", random(MIB + 1)), "too-large");
        assertRefused(tryPut("v.html?field=vote", "text/html", new byte[1]), "is-not-taken");
        assertRefused(tryPut("v.pdf?field=why", "application/pdf", new byte[1]), "answer-is-un");
        assertRefused(
                tryPut("large", "text/plain", random(3 * MIB + 1)), "attachment-is-too-large");
        var other =
                CapsuleMaker.send(
                        rita.request(at + "/attachments/v.pdf")
                                .setHeader("Content-Type", "application/pdf")
                                .header("Content-Digest", "sha-256=:" + "A".repeat(43) + "=:")
                                .PUT(BodyPublishers.ofString("x")));
        assertRefused(other, "content-digest-does-not-match");
        assertThat(names()).isEmpty();

        for (int i = 0; i < 20; i++) {
            put("f" + i, "text/plain", new byte[0]);
        }
        var surplus = tryPut("surplus", "text/plain", new byte[0]);
        assertThat(surplus.statusCode()).isEqualTo(429);
        assertThat(surplus.body()).contains("too-many-of");
        assertThat(tryPut("F0", "text/plain", new byte[0]).statusCode()).isEqualTo(409);
        assertThat(names()).hasSize(20);
    }

    private static void assertRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2fx",
                "%2e%2e",
                "a%2fb",
                "%2fetc%2fpasswd",
                "a%5cb",
                "a%00b",
                "%e2%80%aegpj.exe",
                "a%0ab",
                "a%20",
                "C:x",
                "%ff",
                "a."
            })
    void hostileNames_areRefused(String name) {
        var answer = tryPut(name, "text/plain", new byte[] {1});

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 405);
        assertThat(names()).isEmpty();
    }

    @Test
    void whoIsNotTheRequester_attachesNothing() {
        for (var by : List.of(sam, clara, stefan, carl)) {
            var request =
                    by.request(at + "/attachments/a.txt")
                            .setHeader("Content-Type", "text/plain")
                            .PUT(BodyPublishers.ofString("x"));
            assertThat(CapsuleMaker.send(request).statusCode()).isIn(403, 404);
            assertThat(by.tryDelete(at + "/attachments/a.txt").status()).isIn(403, 404);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aTruncatedUpload_isNotKept() throws IOException {
        CapsuleMaker.breakOff(rita.request(at + "/attachments/a").build());
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> names().isEmpty());
        await().atMost(SOON).until(() -> leftIn(content().resolve("incoming")).isEmpty());
    }

    @Test
    void anAlteredBlob_isReported_andNeverSent() throws IOException {
        var bytes = random(2 * MIB);
        put("big.bin", "application/octet-stream", bytes);
        var hex = Digest.of(bytes).hex();
        var file =
                content()
                        .resolve("sha256/" + hex.substring(0, 2) + "/" + hex.substring(2, 4))
                        .resolve(hex);
        var altered = bytes.clone();
        altered[10] ^= 1;
        Files.write(file, altered);

        var answer = get(rita, "big.bin");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("content-is-altered");
        altered[10] ^= 1;
        altered[MIB + 10] ^= 1;
        Files.write(file, altered);
        // behind its first block, so it ends before that block; of HTTP/2 this client counts no
        // bytes
        var cut = rita.request(at + "/attachments/big.bin").version(HttpClient.Version.HTTP_1_1);
        assertThatThrownBy(() -> CapsuleMaker.send(cut)).isInstanceOf(UncheckedIOException.class);
        Files.delete(file);
        assertThat(get(rita, "big.bin").body()).contains("content-is-missing");
        put("big.bin", "application/octet-stream", bytes);
        assertThat(get(rita, "big.bin").statusCode()).isEqualTo(200);
    }

    private static List<Path> leftIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }

    private static Path content() throws IOException {
        try (var found = Files.walk(RunningPortal.folder("shared"))) {
            return found.filter(file -> file.endsWith("codexfield/content"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
