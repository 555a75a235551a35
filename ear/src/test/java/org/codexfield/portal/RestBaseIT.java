package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.ConsistencyProof;
import org.codexfield.evidence.verify.InclusionProof;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.SignedNote;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOrganisations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the REST interface does for every resource, against the real server. */
class RestBaseIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SLUG = "northlight-institute";
    private static final String ADA = "ada@northlight-institute.example";
    private static final String INVITATIONS = "/organisations/" + SLUG + "/invitations";
    private static final String KEYS = "/organisations/" + SLUG + "/api-keys";

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final String KEY =
            SampleOrganisations.apiKey(PORTAL.address(), SLUG, ADA, "administrator");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aRepeatedRequest_isAnsweredAsBefore_andDoneOnce() {
        String key = UUID.randomUUID().toString();
        String draft = invitation("once-" + key.substring(0, 8) + "@x.example");

        var first = post(INVITATIONS, draft, "Idempotency-Key", key);
        var second = post(INVITATIONS, draft, "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(post(INVITATIONS, draft).statusCode()).isEqualTo(409);
    }

    @Test
    void aRequestThatAnswersNothing_isAnsweredAsBefore_andDoneOnce() {
        String key = UUID.randomUUID().toString();
        var made =
                json(post(INVITATIONS, invitation("gone-" + key.substring(0, 8) + "@x.example")));
        String withdrawal = INVITATIONS + "/" + made.get("id").asText() + "/withdrawal";

        var first = post(withdrawal, "{}", "Idempotency-Key", key);
        var second = post(withdrawal, "{}", "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(204);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(post(withdrawal, "{}").statusCode()).as("without the key").isEqualTo(409);
        assertThat(post(withdrawal, "{ }", "Idempotency-Key", key).statusCode()).isEqualTo(422);
    }

    @Test
    void aReplay_neverShowsASecretAgain() {
        String key = UUID.randomUUID().toString();
        String draft =
                "{\"name\": \"ci\", \"scopes\": [\"administrator\"], \"expiresAt\": \"%s\"}"
                        .formatted(Instant.now().plus(1, ChronoUnit.DAYS));

        var headers = new String[] {"Idempotency-Key", key, "Authorization", adasPassword()};

        var first = post(KEYS, draft, headers);
        var second = post(KEYS, draft, headers);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(json(first).has("secret")).isTrue();
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(json(second).has("secret")).isFalse();
        assertThat(json(second).get("id")).isEqualTo(json(first).get("id"));
    }

    @Test
    void aKeyOfAnotherRequest_isRefused() {
        String key = UUID.randomUUID().toString();
        var one = post(INVITATIONS, invitation("a-" + key + "@x.example"), "Idempotency-Key", key);

        var other =
                post(INVITATIONS, invitation("b-" + key + "@x.example"), "Idempotency-Key", key);

        assertThat(one.statusCode()).isEqualTo(201);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(code(other)).isEqualTo("key-belongs-to-another-request");
    }

    @Test
    void afterARefusal_theKeyIsFree() {
        String key = UUID.randomUUID().toString();

        var refused = post(INVITATIONS, invitation("no address"), "Idempotency-Key", key);
        var mended = post(INVITATIONS, invitation(key + "@x.example"), "Idempotency-Key", key);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(mended.statusCode()).isEqualTo(201);
    }

    @Test
    void ofManyAtOnce_oneIsDone_andTheOthersAreToldSo() throws Exception {
        String key = UUID.randomUUID().toString();
        String draft = invitation("many-" + key + "@x.example");
        var threads = Executors.newFixedThreadPool(16);
        var answers = new ArrayList<HttpResponse<String>>();
        try {
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                sent.add(threads.submit(() -> post(INVITATIONS, draft, "Idempotency-Key", key)));
            }
            for (var answer : sent) {
                answers.add(answer.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers).allSatisfy(a -> assertThat(a.statusCode()).isIn(201, 409));
        assertThat(answers.stream().filter(RestBaseIT::isFirst)).hasSize(1);
        assertThat(get(INVITATIONS + "?q=" + "many-" + key).body()).contains("\"total\":1");
        assertThat(post(INVITATIONS, draft, "Idempotency-Key", key).statusCode()).isEqualTo(201);
    }

    private static boolean isFirst(HttpResponse<String> answer) {
        return answer.statusCode() == 201
                && answer.headers().firstValue("Idempotency-Replayed").isEmpty();
    }

    @Test
    void aChange_needsTheVersionThatWasRead() {
        var members = json(get("/organisations/" + SLUG + "/members?limit=200")).get("items");
        String path = "";
        for (JsonNode member : members) {
            if (member.toString().contains("stefan@")) {
                path = "/organisations/" + SLUG + "/members/" + member.get("id").asText();
            }
        }
        String etag = get(path).headers().firstValue("ETag").orElseThrow();
        String roles = "{\"roles\": [\"steward\", \"publisher\"]}";

        assertThat(send("PUT", path + "/roles", roles).statusCode()).isEqualTo(428);
        var stale = send("PUT", path + "/roles", roles, "If-Match", "\"v999\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(code(stale)).isEqualTo("stale-version");
        assertThat(send("PUT", path + "/roles", roles, "If-Match", etag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void pages_followTheirLinks_toTheEnd() {
        var seen = new ArrayList<String>();
        var page = get("/organisations?limit=2");
        while (true) {
            json(page).get("items").forEach(item -> seen.add(item.get("slug").asText()));
            var link = page.headers().firstValue("Link");
            assertThat(link.isPresent()).isEqualTo(json(page).has("next"));
            if (link.isEmpty()) {
                break;
            }
            String query = link.get().replaceAll("^<(\\?[^>]*)>; rel=\"next\"$", "$1");
            page = get("/organisations" + query);
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(json(page).get("total").asInt());
        assertThat(get("/organisations?next=AAAA").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing-here, 404, address-is-unknown",
        "DELETE, /organisations, 405, method-is-not-allowed",
        "GET, /organisations/no-such-one, 404, organisation-is-unknown",
        "GET, /organisations?limit=0, 400, parameter-is-invalid",
        "GET, /logs/none/checkpoint, 404, log-is-unknown",
        "GET, /logs/decisions/consistency, 400, parameter-is-invalid",
        "GET, /logs/decisions/inclusion?leaf=999999999, 404, leaf-is-unknown",
    })
    void whatIsWrong_isAProblem(String method, String path, int status, String code) {
        var answer = send(method, path, "");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(json(answer).get("type").asText())
                .isEqualTo(PORTAL.address() + "/problems/" + code);
    }

    @Test
    void bodiesAreChecked_forTypeSizeAndForm() {
        assertThat(post(INVITATIONS, "<a/>", "Content-Type", "text/xml").statusCode())
                .isEqualTo(415);
        assertThat(post(INVITATIONS, " ".repeat(1024 * 1024) + "{}").statusCode()).isEqualTo(413);
        assertThat(streamed(" ".repeat(1024 * 1024) + "{}").statusCode()).isEqualTo(413);
        var unknown =
                post(INVITATIONS, "{\"email\": \"a@x.example\", \"roles\": [], \"rols\": []}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(json(unknown).get("pointer").asText()).isEqualTo("/rols");
        assertThat(send("GET", "/organisations", "", "Accept", "text/html").statusCode())
                .isEqualTo(406);
    }

    @Test
    void anotherSitesPage_mayNotChangeAnything() {
        String draft = invitation("csrf-" + UUID.randomUUID() + "@x.example");
        assertThat(code(post(INVITATIONS, draft, "Sec-Fetch-Site", "cross-site")))
                .isEqualTo("cross-site-request");
        assertThat(code(post(INVITATIONS, draft, "Origin", "https://evil.example")))
                .isEqualTo("cross-site-request");
    }

    @Test
    void answers_areKeptByNobody_andReadByNoOtherSite() {
        var answer = send("GET", "/organisations", "", "Origin", "https://evil.example");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();
        assertThat(answer.headers().firstValue("RateLimit-Policy")).isPresent();
    }

    @Test
    void withoutLogin_theStatusIsAllThatIsTold() {
        assertThat(raw("GET", "/api/v1/status", "").body()).isEqualTo("{\"status\":\"up\"}");
        var status = json(get("/status"));
        assertThat(status.at("/database/product").asText()).isEqualTo("H2");
        assertThat(status.at("/identityProvider").asText()).isEqualTo("built-in");
        assertThat(status.at("/chain").asText()).isEqualTo("none");
        assertThat(status.at("/logs/0/treeSize").asLong()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/api/v1/health/ready"})
    void health_isAnsweredToEverybody(String address) {
        var answer = raw("GET", address, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("status").asText()).isEqualTo("up");
    }

    @Test
    void readiness_namesItsChecks() {
        var checks = json(raw("GET", "/health/ready", "")).get("checks");
        assertThat(checks.get("database").asBoolean()).isTrue();
        assertThat(checks.get("master-key").asBoolean()).isTrue();
    }

    @Test
    void metrics_areForThisMachine_andNotThroughAProxy() {
        var metrics = raw("GET", "/metrics", "");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain");
        assertThat(metrics.body())
                .contains(
                        "http_server_requests_seconds_count",
                        "route=\"/api/v1/organisations\"",
                        "codexfield_outbox_messages{state=\"pending\"}",
                        "codexfield_log_leaves{origin=\"decisions\"}",
                        "jvm_memory_used_bytes");
        assertThat(raw("GET", "/metrics", "", "X-Forwarded-For", "192.0.2.1").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theLog_provesItself() {
        var note = raw("GET", "/api/v1/logs/decisions/checkpoint", "").body();
        long size = Long.parseLong(note.lines().skip(1).findFirst().orElseThrow());
        var inclusion = json(get("/logs/decisions/inclusion?leaf=0&treeSize=" + size));
        var consistency = json(get("/logs/decisions/consistency?from=1&to=" + size));
        var first = json(get("/logs/decisions/inclusion?leaf=0&treeSize=1"));

        var root = Checkpoint.ofText(SignedNote.parse(note).text()).root();
        var leaf = LogLeaf.ofJson(inclusion.get("leaf"));
        assertThat(InclusionProof.ofJson(inclusion.get("proof")).proves(leaf.hash(), root))
                .isTrue();
        assertThat(
                        ConsistencyProof.ofJson(consistency)
                                .proves(LogLeaf.ofJson(first.get("leaf")).hash(), root))
                .isTrue();
        var leaves = json(get("/logs/decisions/leaves?from=0&limit=2")).get("leaves");
        assertThat(leaves.get(0).get("leafHash").asText()).isEqualTo(leaf.hash().hex());
    }

    private static String invitation(String email) {
        return "{\"email\": \"" + email + "\", \"roles\": [\"auditor\"]}";
    }

    /** A key makes no keys: the person does. */
    private static String adasPassword() {
        var pair = (ADA + ":" + SampleOrganisations.PASSWORD).getBytes(UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        var all = new ArrayList<>(List.of("Authorization", "Bearer " + KEY));
        all.addAll(List.of(headers));
        return raw(method, "/api/v1" + path, body, all.toArray(String[]::new));
    }

    private HttpResponse<String> raw(
            String method, String address, String body, String... headers) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return exchange(method, address, publisher, headers);
    }

    /** Without an announced length. */
    private HttpResponse<String> streamed(String body) {
        var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var publisher = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes));
        return exchange(
                "POST", "/api/v1" + INVITATIONS, publisher, "Authorization", "Bearer " + KEY);
    }

    private HttpResponse<String> exchange(
            String method, String address, HttpRequest.BodyPublisher body, String... headers) {
        var request =
                HttpRequest.newBuilder(PORTAL.address().resolve(address)).method(method, body);
        if (method.equals("POST") || method.equals("PUT")) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            PORTAL.contract().inspect(method, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asText();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
