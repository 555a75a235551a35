package org.codexfield.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.node.NodeUnderTest.json;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node computes with models by the Open Inference Protocol, version 2. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelsTest {

    private static final String CPU_MICROS = "Codexfield-Cpu-Micros";

    private final SampleCapsule echo = SampleCapsule.model("echo", OnnxFiles.echo());
    private final SampleCapsule slow = SampleCapsule.model("slow", OnnxFiles.slow());
    private final SampleCapsule first = SampleCapsule.model("first", OnnxFiles.pair(1));
    private final SampleCapsule second = SampleCapsule.model("second", OnnxFiles.pair(2));
    private final SampleCapsule broken =
            SampleCapsule.model("broken", OnnxFiles.text("this is no model"));
    private final SampleCapsule reader =
            SampleCapsule.model("reader", OnnxFiles.readingFile("/etc/passwd", 16));
    private final SampleCapsule climber =
            SampleCapsule.model("climber", OnnxFiles.readingFile("../../../../etc/passwd", 16));
    private final SampleCapsule neighbour =
            SampleCapsule.model("neighbour", OnnxFiles.readingFile("pom.xml", 16));
    private final SampleCapsule data =
            SampleCapsule.dataset("data", Map.of("model.onnx", OnnxFiles.pair(3)));
    private SampleCapsule points;
    private FakeInstallation installation;
    private NodeUnderTest node;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        points = SampleCapsule.model("points", OnnxFiles.trained(temporary));
        var all =
                new SampleCapsule[] {
                    points, echo, slow, first, second, broken, reader, climber, neighbour, data
                };
        installation = new FakeInstallation();
        installation.host(all);
        var differences = NodeUnderTest.Differences.none().models(1L << 20, Duration.ofSeconds(1));
        node =
                NodeUnderTest.start(installation, temporary.resolve("node"), differences)
                        .hosting(all);
    }

    @AfterAll
    void stop() throws Exception {
        node.close();
        installation.close();
    }

    @Test
    void aTrainedModelTellsNearFromFar() throws Exception {
        var metadata = json(node.get(at(points, "")));
        var input = metadata.path("inputs").path(0);
        var call =
                "{\"id\":\"42\",\"inputs\":[{\"name\":\"%s\",\"shape\":[2,2],\"datatype\":\"FP32\",\"data\":[0.5,1.5,9,8.25]}]}"
                        .formatted(input.path("name").asText());
        var answer = node.post(at(points, "/infer"), call);
        assertThat(answer.statusCode()).as(NodeUnderTest.text(answer)).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong(CPU_MICROS).orElse(0)).isPositive();

        var json = json(answer);
        assertThat(json.path("model_name").asText()).isEqualTo("points");
        assertThat(json.path("model_version").asText()).isEqualTo("1.0.0");
        assertThat(json.path("id").asText()).isEqualTo("42");
        var output = json.path("outputs").path(0);
        assertThat(output.path("shape").toString()).isEqualTo("[2,2]");
        var scores = output.path("data");
        boolean firstIsFar = scores.path(2).asDouble() > scores.path(3).asDouble();
        boolean firstIsNear = scores.path(0).asDouble() > scores.path(1).asDouble();
        assertThat(firstIsFar).isNotEqualTo(firstIsNear);
        assertThat(scores.path(0).asDouble() + scores.path(1).asDouble())
                .isCloseTo(1, Offset.offset(1e-5));
    }

    @Test
    void metadataTellWhatAModelTakes() throws Exception {
        var metadata = json(node.get(at(echo, "")));
        assertThat(metadata.path("name").asText()).isEqualTo("echo");
        assertThat(metadata.path("versions").toString()).isEqualTo("[\"1.0.0\"]");
        assertThat(metadata.path("platform").asText()).isEqualTo("onnxruntime_onnx");
        assertThat(metadata.path("inputs"))
                .hasSize(6)
                .anySatisfy(
                        input ->
                                assertThat(input.toString())
                                        .isEqualTo(
                                                "{\"name\":\"in_BYTES\",\"datatype\":\"BYTES\",\"shape\":[-1,2]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v2/health/live", "v2/health/ready", "v2/models/echo/ready"})
    void theServerTellsOfItself(String path) throws Exception {
        assertThat(node.get("/capsules/" + echo.digest() + "/" + path).statusCode()).isEqualTo(200);
    }

    @Test
    void allTypesComeBackAsTheyWent() throws Exception {
        var answer = node.post(at(echo, "/infer"), echoCall(""));
        assertThat(answer.statusCode()).as(NodeUnderTest.text(answer)).isEqualTo(200);
        var text = NodeUnderTest.text(answer);
        assertThat(text)
                .contains(
                        "\"name\":\"out_FP32\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[0.1,-3.4028235E38]")
                .contains("\"data\":[0.1,1.7976931348623157E308]")
                .contains("\"data\":[-2147483648,2147483647]")
                .contains("\"data\":[-9223372036854775808,9223372036854775807]")
                .contains("\"data\":[true,false]")
                .contains("\"data\":[\"grüß \\\"dich\\\"\",\"\"]");
    }

    @Test
    void outputsMayBeChosen() throws Exception {
        var answer =
                node.post(
                        at(echo, "/infer"),
                        echoCall(",\"outputs\":[{\"name\":\"out_BOOL\"},{\"name\":\"out_FP32\"}]"));
        assertThat(json(answer).path("outputs")).hasSize(2);
    }

    @Test
    void membersMayComeInAnyOrder_andDataInNestedArrays() throws Exception {
        var call =
                "{\"parameters\":{\"a\":[1]},\"inputs\":[{\"data\":[[1],[2]],\"parameters\":{},\"datatype\":\"FP32\",\"shape\":[2],\"name\":\"x\"}]}";
        assertThat(NodeUnderTest.text(node.post(at(first, "/infer"), call)))
                .contains("\"data\":[-1.0,-2.0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1]}|does not hold 2"
                        + " values",
                "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,2,3]}|does not"
                        + " hold 2 values",
                "{\"name\":\"x\",\"shape\":[3],\"datatype\":\"FP32\",\"data\":[1,2,3]}|wanted is"
                        + " [2]",
                "{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}|wanted is"
                        + " [2]",
                "{\"name\":\"x\",\"shape\":[],\"datatype\":\"FP32\",\"data\":[1,2]}|wanted is [2]",
                "{\"name\":\"x\",\"shape\":[-1],\"datatype\":\"FP32\",\"data\":[1,2]}|wanted is"
                        + " [2]",
                "{\"name\":\"x\",\"shape\":[2.5],\"datatype\":\"FP32\",\"data\":[1,2]}|must be an"
                        + " integer",
                "{\"name\":\"x\",\"shape\":[99999999999999999999],\"datatype\":\"FP32\",\"data\":[1]}|no"
                    + " JSON that is accepted",
                "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":[1,2]}|wanted is"
                        + " FP32",
                "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,\"2\"]}|no FP32",
                "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,null]}|no FP32",
                "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,{}]}|no FP32",
                "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,1e40]}|no FP32",
                "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,NaN]}|no JSON",
                "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":3}|must be an array",
                "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\"}|'data' of an input is"
                        + " missing",
                "{\"name\":\"x\",\"datatype\":\"FP32\",\"data\":[1,2]}|'shape' of an input",
                "{\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,2]}|'name' of an input",
                "{\"name\":\"z\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,2]}|its inputs are"
                        + " [x]",
                "{\"name\":\"x\",\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,2]}|Duplicate",
                "{\"name\":\"x\",\"colour\":1}|no member 'colour'",
                "7|an input must be an object"
            })
    void whatDoesNotFitIsRefusedWithAReason(String input, String reason) throws Exception {
        var answer = node.post(at(first, "/infer"), "{\"inputs\":[" + input + "]}");
        refused(answer, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"inputs\":[]}|the input 'x' is missing",
                "{}|'inputs' is missing",
                "[]|must be an object",
                "``|must be an object",
                "{\"inputs\":|no JSON",
                "{\"inputs\":[]} x|no JSON",
                "{\"inputs\":[]} {}|something follows",
                "{\"inputs\":[],\"outputs\":[{\"name\":\"z\"}]}|no output 'z'",
                "{\"inputs\":[],\"colour\":1}|no member 'colour'",
                "{\"id\":7,\"inputs\":[]}|'id' must be a string"
            })
    void callsThatAreNoneAreRefusedWithAReason(String body, String reason) throws Exception {
        refused(node.post(at(first, "/infer"), body), reason);
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        var deep = "[".repeat(50_000);
        refused(node.post(at(first, "/infer"), deep), "must be an object");
        refused(
                node.post(at(first, "/infer"), "{\"inputs\":[{\"data\":" + deep),
                "no JSON that is accepted");
    }

    @Test
    void aModelThatComputesTooLongIsStopped() throws Exception {
        long begin = System.nanoTime();
        var answer = node.post(at(slow, "/infer"), sized(1800));
        assertThat(answer.statusCode()).as(NodeUnderTest.text(answer)).isEqualTo(504);
        assertThat(json(answer).path("code").asText()).isEqualTo("model-took-too-long");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aModelThatWantsMoreMemoryThanThereIsFails_andTheNodeGoesOn() throws Exception {
        var answer = node.post(at(slow, "/infer"), sized(4_000_000));
        refused(answer, "the runtime says");
        assertThat(node.post(at(slow, "/infer"), sized(2)).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoModelIsRefused() throws Exception {
        for (var capsule : new SampleCapsule[] {broken, reader, climber, neighbour}) {
            var answer = node.get(at(capsule, ""));
            assertThat(answer.statusCode()).as(NodeUnderTest.text(answer)).isEqualTo(503);
            assertThat(json(answer).path("code").asText()).isEqualTo("model-is-unusable");
            assertThat(json(answer).path("detail").asText())
                    .as("nothing about this machine")
                    .doesNotContain("/");
        }
        assertThat(node.get(at(data, "")).statusCode()).isEqualTo(404);
        assertThat(node.get("/capsules/" + echo.digest() + "/v2/models/other").statusCode())
                .isEqualTo(404);
        assertThat(node.get(at(echo, "/infer")).statusCode()).isEqualTo(405);
    }

    @Test
    void bodiesOfAnotherTypeAreRefused() throws Exception {
        var request = node.request(at(first, "/infer"));
        var body = HttpRequest.BodyPublishers.ofString("{}");
        assertThat(node.send(request.copy().POST(body)).statusCode()).isEqualTo(415);
        request.header("Content-Type", "application/json");
        assertThat(
                        node.send(request.copy().POST(body).header("Content-Encoding", "gzip"))
                                .statusCode())
                .isEqualTo(415);
        assertThat(
                        node.send(
                                        request.copy()
                                                .POST(body)
                                                .header("Inference-Header-Content-Length", "2"))
                                .statusCode())
                .isEqualTo(415);
    }

    private void refused(HttpResponse<byte[]> answer, String reason) {
        assertThat(answer.statusCode()).as(NodeUnderTest.text(answer)).isEqualTo(400);
        assertThat(json(answer).path("detail").asText()).contains(reason);
        assertThat(json(answer).path("error").asText()).contains(reason);
    }

    private static String at(SampleCapsule capsule, String below) {
        var slug = capsule.manifest().head().capsule().slug();
        return "/capsules/" + capsule.digest() + "/v2/models/" + slug + below;
    }

    private static String sized(int size) {
        return "{\"inputs\":[{\"name\":\"size\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[%d,%d]}]}"
                .formatted(size, size);
    }

    private static String echoCall(String more) {
        var values =
                Map.of(
                        "FP32", "0.1,-3.4028235e38",
                        "FP64", "0.1,1.7976931348623157e308",
                        "INT32", "-2147483648,2147483647",
                        "INT64", "-9223372036854775808,9223372036854775807",
                        "BOOL", "true,false",
                        "BYTES", "\"grüß \\\"dich\\\"\",\"\"");
        var inputs = new ArrayList<String>();
        values.forEach(
                (type, data) ->
                        inputs.add(
                                "{\"name\":\"in_%s\",\"shape\":[1,2],\"datatype\":\"%s\",\"data\":[%s]}"
                                        .formatted(type, type, data)));
        return "{\"inputs\":[" + String.join(",", inputs) + "]" + more + "}";
    }
}
