package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.NoteKey;
import org.codexfield.evidence.verify.SignedLeaf;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.server.IrisModel;
import org.codexfield.server.NodeProcess;
import org.codexfield.server.RunningPortal;
import org.codexfield.shared.Did;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real data and a real model, called through the gateway and the reference node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LICENCE =
            "licence \"Flowers\" version 1.0.0 permit invoke, download for purpose research"
                    + " at most 6 calls per year";
    private static final String INPUT =
            "{'inputs':[{'name':'input','shape':[1,4],'datatype':'FP32','data':[6.3,2.5,5.0,1.9]}]}"
                    .replace('\'', '"');

    private final RunningPortal portal = RunningPortal.shared();
    private final CallStory story = new CallStory();
    private final Path folder = RunningPortal.emptyFolder("gateway").toAbsolutePath();
    private final VerifierProgram verifier = new VerifierProgram(folder);
    private final byte[] csv = resource("iris.csv");
    private NodeProcess node = NodeProcess.start(portal, "gateway-node");
    private String data = "";
    private String model = "";

    @BeforeAll
    void host() throws IOException {
        // kept by whoever verifies, before anything of this happens
        Files.createDirectories(folder);
        verifier.save(
                "checkpoint", bytes(story.rita.request("logs/decisions/checkpoint").GET()).body());
        verifier.save(
                "did.json",
                bytes(HttpRequest.newBuilder(portal.address().resolve("/.well-known/did.json")))
                        .body());
        data = story.published("dataset", "iris.csv", csv);
        model = story.published("model", "model/iris.onnx", IrisModel.onnx(csv));
        story.offer(data, LICENCE);
        story.offer(model, LICENCE);
        story.host(data, node.id());
        story.host(model, node.id());
        await().atMost(LIMIT)
                .until(
                        () ->
                                story.rita
                                        .get("nodes/" + node.id() + "/capsules")
                                        .body()
                                        .path("items")
                                        .findValuesAsText("held")
                                        .equals(List.of("true", "true")));
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private static byte[] resource(String name) {
        try (InputStream in = IrisModel.class.getResourceAsStream("sample/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder call(String version, String path, String credential) {
        return HttpRequest.newBuilder(portal.address().resolve(CallStory.gateway(version) + path))
                .header("Authorization", "Bearer " + credential);
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        return CapsuleMaker.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private Receipt receipt(HttpResponse<?> answer) {
        var id = answer.headers().firstValue("Codexfield-Receipt").orElseThrow();
        var text = CapsuleMaker.send(story.rita.request("receipts/" + id).GET()).body();
        return Receipt.parse(text.getBytes(UTF_8));
    }

    @Test
    void aDownload_isServedByTheNode_resumed_counted_andRefusedBeyondTheQuota() {
        var grant = story.grant(data);
        var credential = story.credential(grant);

        var whole = bytes(call(data, "parts/iris.csv", credential).GET());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(csv);
        var served = receipt(whole);
        assertThat(served.call().outcome().code()).isEqualTo("served");
        assertThat(served.servedBy().orElseThrow().id()).isEqualTo(node.id().toString());
        assertThat(served.charge().dimensions().bytes()).isEqualTo(csv.length);
        assertThat(whole.headers().firstValue("Codexfield-Micro-Mu"))
                .hasValue(Long.toString(served.charge().microMu()));
        assertThat(served.charge().microMu())
                .isEqualTo(Tariff.FIRST.microMu(served.charge().dimensions()));

        var rest =
                bytes(call(data, "parts/iris.csv", credential).header("Range", "bytes=100-").GET());
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(csv, 100, csv.length));

        int permitted = 2;
        HttpResponse<byte[]> answer = rest;
        while (answer.statusCode() < 300 && permitted < 10) {
            answer = bytes(call(data, "parts/iris.csv", credential).GET());
            permitted += answer.statusCode() == 200 ? 1 : 0;
        }
        assertThat(permitted).isEqualTo(6);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(new String(answer.body(), UTF_8)).contains("calls-are-used-up");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        var denied = receipt(answer);
        assertThat(denied.call().rule()).isEqualTo(1);
        assertThat(denied.charge().microMu()).isZero();
        sumsAgree(grant, 7);
    }

    /** What the list says is what the documents say. */
    private void sumsAgree(String grant, int count) {
        var id = grant.substring("grants/".length());
        var list = story.rita.get("receipts?grant=" + id).body();
        var lines =
                CapsuleMaker.send(story.rita.request("receipts/documents?grant=" + id).GET())
                        .body()
                        .lines()
                        .map(line -> Receipt.parse(line.getBytes(UTF_8)))
                        .toList();
        assertThat(list.path("total").asInt()).isEqualTo(count).isEqualTo(lines.size());
        long listed = 0;
        for (var row : list.path("items")) {
            listed += row.path("microMu").asLong();
        }
        assertThat(listed)
                .isEqualTo(lines.stream().mapToLong(line -> line.charge().microMu()).sum());
        var table =
                CapsuleMaker.send(
                        story.rita
                                .request("receipts/table?grant=" + id)
                                .setHeader("Accept", "text/csv")
                                .GET());
        assertThat(table.body().lines()).as(table.body()).hasSize(count + 1);
    }

    @Test
    void aModel_answers_andItsReceiptIsProvedByTheLogOfItsGateway() throws Exception {
        var credential = story.credential(story.grant(model));
        var slug = model.split("/", -1)[2];
        var told = json(call(model, "v2/models/" + slug, credential).GET());
        var input = told.at("/inputs/0/name").asText();
        var infer =
                call(model, "v2/models/" + slug + "/infer", credential)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        INPUT.replace("\"input\"", "\"" + input + "\"")));
        var answer = CapsuleMaker.send(infer);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).at("/outputs/0/data").size()).isEqualTo(3);
        var receipt = receipt(answer);
        assertThat(receipt.charge().dimensions().cpuMicros()).isPositive();
        proved(receipt);
        verifiedByOutsiders(receipt);
    }

    /**
     * The evidence pack of the receipt is accepted by the verifier's jar, and altered it is not.
     */
    private void verifiedByOutsiders(Receipt receipt) throws IOException {
        var pack = "receipts/" + receipt.id() + "/evidence?since=" + size();
        await().atMost(LIMIT)
                .until(() -> bytes(story.rita.request(pack).GET()).statusCode() == 200);
        var zip = bytes(story.rita.request(pack).GET()).body();
        verifier.save("receipt.zip", zip);
        assertThat(verifier.verified(0, "receipt.zip")).contains("ALL HOLDS");

        zip[zip.length / 2] ^= 1;
        verifier.save("altered.zip", zip);
        assertThat(verifier.verified(2, "altered.zip")).contains("It cannot be read");
    }

    private long size() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("checkpoint")).get(1));
    }

    private void proved(Receipt receipt) throws IOException {
        var view = story.rita.get("receipts/" + receipt.id() + "/proof").body();
        assertThat(view.path("receipt").asText()).isEqualTo(receipt.text());
        var leaf = SignedLeaf.ofJson(JSON.readTree(view.path("proved").toString()));
        var did =
                CapsuleMaker.send(
                                HttpRequest.newBuilder(
                                        portal.address().resolve("/.well-known/did.json")))
                        .body();
        var keys =
                DidDocument.ofJson(
                                JSON.readTree(did), new Did(JSON.readTree(did).path("id").asText()))
                        .methods()
                        .stream()
                        .filter(method -> method.purposes().contains(Purpose.ASSERTION))
                        .map(method -> new NoteKey(receipt.origin(), method.key()))
                        .toList();
        assertThat(leaf.verify(receipt.leaf(), receipt.origin(), keys).isValid()).isTrue();
        var other =
                Receipt.parse(
                        receipt.text()
                                .replace("\"purpose\":\"research\"", "\"purpose\":\"teaching\"")
                                .getBytes(UTF_8));
        assertThat(leaf.verify(other.leaf(), receipt.origin(), keys).isValid()).isFalse();
        assertThat(Set.copyOf(keys)).isNotEmpty();
    }

    private static JsonNode json(HttpRequest.Builder request) throws IOException {
        return JSON.readTree(CapsuleMaker.send(request).body());
    }

    @Test
    void aRevocation_holdsWithinASecond() {
        var grant = story.grant(data);
        var credential = story.credential(grant);
        assertThat(bytes(call(data, "parts/iris.csv", credential).GET()).statusCode())
                .isEqualTo(200);

        story.clara.post(grant + "/revocation", Map.of("reason", "Misuse"));
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () ->
                                bytes(call(data, "parts/iris.csv", credential).GET()).statusCode()
                                        == 403);
    }

    @Test
    void aKeyedCall_isServedOnce() {
        var credential = story.credential(story.grant(data));
        var first =
                bytes(
                        call(data, "parts/iris.csv", credential)
                                .header("Idempotency-Key", "once")
                                .GET());
        var again =
                bytes(
                        call(data, "parts/iris.csv", credential)
                                .header("Idempotency-Key", "once")
                                .GET());
        var other =
                bytes(
                        call(data, "parts/none.csv", credential)
                                .header("Idempotency-Key", "once")
                                .GET());

        assertThat(first.body()).isEqualTo(csv);
        assertThat(again.headers().firstValue("Codexfield-Receipt"))
                .isEqualTo(first.headers().firstValue("Codexfield-Receipt"));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @Test
    void otherCredentials_areRefused() {
        var credential = story.credential(story.grant(data));
        int dot = credential.lastIndexOf('.');
        var resigned =
                credential.substring(0, dot + 5)
                        + (credential.charAt(dot + 5) == 'A' ? 'B' : 'A')
                        + credential.substring(dot + 6);

        assertThat(bytes(call(data, "parts/iris.csv", resigned).GET()).statusCode()).isEqualTo(401);
        assertThat(bytes(call(data, "parts/iris.csv", "a.b.c").GET()).statusCode()).isEqualTo(401);
        var foreign = bytes(call(model, "v2", credential).GET());
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(receipt(foreign).call().reason()).isEqualTo("credential-is-for-another-version");
        assertThat(
                        bytes(
                                        call(data, "parts/iris.csv", credential)
                                                .header("Codexfield-Purpose", "teaching")
                                                .GET())
                                .statusCode())
                .isEqualTo(403);
    }
}
