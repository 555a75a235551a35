package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.metering.verify.UsageStatement;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nodes report calls that no gateway saw, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageEventsIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String ONE = "application/cloudevents+json";

    private final RunningPortal portal = RunningPortal.shared();
    private final RestClient anybody = portal.anonymous();
    private final RestClient nils =
            portal.as("nils@gridworks.example", "gridworks", "node-operator");
    private final CallStory story = new CallStory();
    private final SignedNode machine = new SignedNode(portal.address());
    private final Path folder = RunningPortal.emptyFolder("usage-events").toAbsolutePath();
    private final VerifierProgram verifier = new VerifierProgram(folder);
    private UUID node = new UUID(0, 0);
    private String grant = "";
    private String token = "";
    private Digest capsule = Digest.ZERO;

    @BeforeAll
    void host() throws IOException {
        // kept by whoever verifies, before anything of this happens
        Files.createDirectories(folder);
        verifier.save("checkpoint", bytes(anybody.request("logs/decisions/checkpoint")).body());
        verifier.save("did.json", bytes(anybody.request("/.well-known/did.json")).body());
        var version = story.published("model", "model.onnx", "weights".getBytes(UTF_8));
        story.offer(
                version,
                "licence \"Flowers\" version 1.0.0 permit invoke, download for purpose research");
        node = machine.register(nils, SignedNode.organisation(nils, "gridworks"));
        story.host(version, node);
        capsule = Digest.parse(machine.beat(anybody, node).path(0).path("manifestDigest").asText());
        grant = story.grant(version);
        token = token(Map.of("node", node.toString(), "until", inAMonth())).path("token").asText();
    }

    private static String inAMonth() {
        return CLOCK.instant().plus(Duration.ofDays(30)).toString();
    }

    private JsonNode token(Map<String, String> asked) {
        return story.rita.post(grant + "/call-tokens", asked);
    }

    private UsageEvent event(String id) {
        return new UsageEvent(
                UsageEvent.SOURCE + node,
                id,
                CLOCK.instant(),
                token,
                capsule,
                "invoke",
                "research",
                Outcome.SERVED,
                12,
                new Dimensions(1, 1_048_576, 1_000, 0, 0));
    }

    private static byte[] batch(int count, IntFunction<UsageEvent> event) {
        return IntStream.range(0, count)
                .mapToObj(i -> event.apply(i).toJson().toString())
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(UTF_8);
    }

    private HttpResponse<String> send(String mediaType, byte[] body, String statement) {
        return CapsuleMaker.send(
                anybody.request("usage-events")
                        .timeout(Duration.ofMinutes(3))
                        .header("Content-Type", mediaType)
                        .header(UsageStatement.HEADER, statement)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private JsonNode taken(byte[] body) {
        var answer = send(BATCH, body, machine.usage(node, body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains(code);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private JsonNode state(String id) {
        return nils.get("usage-events/" + node + "/" + id).body();
    }

    @Test
    void anEvent_isTakenOnce_andItsReceiptFollows() throws IOException {
        var id = "call-" + UUID.randomUUID();
        var body = event(id).toJson().toString().getBytes(UTF_8);
        var first = send(ONE, body, machine.usage(node, body));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(json(first).path("accepted").asInt()).isEqualTo(1);
        var receipt = json(first).at("/results/0/receipt").asText();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> state(id).path("state").asText().equals("metered"));
        assertThat(state(id).path("receipt").asText()).isEqualTo(receipt);
        var text = CapsuleMaker.send(story.rita.request("receipts/" + receipt).GET()).body();
        var told = Receipt.parse(text.getBytes(UTF_8));
        assertThat(told.call().reported()).isTrue();
        assertThat(told.charge().microMu())
                .isEqualTo(Tariff.FIRST.microMu(new Dimensions(1, 1_048_576, 1_000, 0, 0)));

        var again = json(send(ONE, body, machine.usage(node, body)));
        assertThat(again.at("/results/0/result").asText()).isEqualTo("duplicate");
        assertThat(again.at("/results/0/receipt").asText()).isEqualTo(receipt);
        var other = new String(body, UTF_8).replace("\"tokens\":1000", "\"tokens\":1");
        assertThat(other).isNotEqualTo(new String(body, UTF_8));
        assertRefused(
                send(ONE, other.getBytes(UTF_8), machine.usage(node, other.getBytes(UTF_8))),
                409,
                "usage-event-is-taken");
        assertThat(story.rita.get("usage-events/" + node + "/" + id).status()).isEqualTo(404);
        assertShownToOutsiders(receipt);
    }

    /** The pack of a reported call holds the payer's proof, and the verifier's jar accepts it. */
    private void assertShownToOutsiders(String receipt) throws IOException {
        var size = Files.readAllLines(folder.resolve("checkpoint")).get(1);
        var pack = story.rita.request("receipts/" + receipt + "/evidence?since=" + size);
        await().atMost(Duration.ofMinutes(2)).until(() -> bytes(pack).statusCode() == 200);
        verifier.save("reported.zip", bytes(pack).body());

        assertThat(verifier.verified(0, "reported.zip")).contains("ALL HOLDS", "receipt.token");
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The same event with something wrong each, and then sent again, and with other contents. */
    private static List<String> bad(String text) {
        var future = CLOCK.instant().plusSeconds(400).toString();
        return List.of(
                named("1", text).replaceFirst("\"time\":\"[^\"]*", "\"time\":\"" + future),
                named("2", text).replace("\"bytes\":1048576", "\"bytes\":-1"),
                named("3", text).replace("\"bytes\":1048576", "\"bytes\":9223372036854775808"),
                named("4", text).replaceFirst("urn:uuid:[^\"]*", "urn:uuid:" + UUID.randomUUID()),
                named("5", text).replace("\"research\"", "\"teaching\""),
                text,
                text.replace("\"tokens\":1000", "\"tokens\":7"));
    }

    private static String named(String more, String text) {
        return text.replace("\"id\":\"good", "\"id\":\"" + more + "-good");
    }

    @Test
    void whatIsWrongWithSome_doesNotHarmTheOthers() {
        var text = event("good-" + UUID.randomUUID()).toJson().toString();
        var body = ("[" + text + "," + String.join(",", bad(text)) + "]").getBytes(UTF_8);

        var report = taken(body);

        assertThat(report.path("accepted").asInt()).isEqualTo(1);
        assertThat(report.path("results").findValuesAsText("code"))
                .containsExactly(
                        "time-is-in-the-future",
                        "number-is-out-of-range",
                        "number-is-out-of-range",
                        "source-is-another",
                        "grant-does-not-cover-it",
                        "usage-event-is-taken");
        assertThat(report.path("results").findValuesAsText("result"))
                .containsExactly(
                        "refused",
                        "refused",
                        "refused",
                        "refused",
                        "refused",
                        "duplicate",
                        "conflict");
        assertThat(report.at("/results/1/pointer").asText()).isEqualTo("/2/data/dimensions/bytes");
    }

    @Test
    void onlyWhatTheNodeSigned_isTaken() {
        var body = batch(1, i -> event("signed-" + UUID.randomUUID()));
        var other = new SignedNode(portal.address());
        var late = machine.usage(node, body, CLOCK.instant().minusSeconds(90));

        assertRefused(
                send(BATCH, body, machine.usage(node, "altered".getBytes(UTF_8))),
                400,
                "usage-body-is-altered");
        assertRefused(send(BATCH, body, late), 401, "node-statement-is-unacceptable");
        assertThat(send(BATCH, body, other.usage(node, body)).statusCode()).isIn(400, 401, 403);
        assertThat(send(BATCH, body, machine.token(node)).statusCode()).isIn(400, 401, 403);
        assertRefused(send(BATCH, body, "x"), 401, "node-statement-is-unacceptable");
        assertRefused(
                CapsuleMaker.send(
                        anybody.request("usage-events")
                                .header("Content-Type", BATCH)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))),
                401,
                "usage-statement-is-missing");
        assertThat(send("application/json", body, machine.usage(node, body)).statusCode())
                .isEqualTo(415);
        assertThat(taken(body).path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void onlyWhoHoldsTheGrant_letsNodesReport() {
        var asked = Map.of("until", inAMonth());
        assertThat(story.clara.tryPost(grant + "/call-tokens", asked).status()).isIn(403, 404);
        assertThat(nils.tryPost(grant + "/call-tokens", asked).status()).isIn(403, 404);
        assertThat(anybody.tryPost(grant + "/call-tokens", asked).status()).isEqualTo(401);
        var tooLong = CLOCK.instant().plus(Duration.ofDays(200)).toString();
        assertThat(story.rita.tryPost(grant + "/call-tokens", Map.of("until", tooLong)).status())
                .isEqualTo(400);
        var taken = story.rita.tryPost(grant + "/call-tokens/signed", Map.of("token", token));
        assertThat(taken.status()).isEqualTo(201);
        assertThat(
                        story.rita
                                .tryPost(
                                        grant + "/call-tokens/signed",
                                        Map.of("token", machine.token(node)))
                                .status())
                .isIn(400, 401, 403);
    }

    @Test
    void aBatchOf100000_isTaken_andOneMoreIsNot() {
        // receipts for all of them take the server a minute: in the build most are sent twice
        int different = Integer.getInteger("codexfield.events");
        var run = UUID.randomUUID();
        var now = CLOCK.instant();
        var digest = Digest.of(token.getBytes(UTF_8)).hex();
        taken(batch(1, i -> event("known-" + UUID.randomUUID())));
        IntFunction<UsageEvent> event =
                i ->
                        new UsageEvent(
                                UsageEvent.SOURCE + node,
                                run + "-" + i % different,
                                now,
                                digest,
                                capsule,
                                "invoke",
                                "research",
                                Outcome.SERVED,
                                1,
                                new Dimensions(1, i % different, 0, 0, 0));
        var tooMany = batch(UsageEvent.MAX_BATCH + 1, event);
        assertRefused(
                send(BATCH, tooMany, machine.usage(node, tooMany)), 400, "usage-body-is-malformed");

        var report = taken(batch(UsageEvent.MAX_BATCH, event));

        assertThat(report.path("accepted").asInt()).isEqualTo(different);
        int again = UsageEvent.MAX_BATCH - different;
        assertThat(report.path("duplicates").asInt()).isEqualTo(again);
        assertThat(report.path("results")).hasSize(Math.min(10_000, again));
        assertThat(report.path("unlisted").asInt()).isEqualTo(Math.max(0, again - 10_000));
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () ->
                                state(run + "-" + (different - 1))
                                        .path("state")
                                        .asText()
                                        .equals("metered"));
    }
}
