package org.codexfield.node.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.codexfield.capsules.verify.CallProtocol;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.node.inference.ModelName;
import org.codexfield.node.inference.Models;
import org.codexfield.node.store.Capsule;
import org.codexfield.node.store.ContentFolder;

/** Serves models by the Open Inference Protocol, version 2. */
final class ModelAction {

    /** How much processor time an answer took. */
    static final HttpString CPU_MICROS = HttpString.tryFromString("Codexfield-Cpu-Micros");

    private static final String JSON = "application/json";
    private static final String SUFFIX = ".onnx";

    private final Models models;
    private final ContentFolder contents;
    private final int maxBodyBytes;

    ModelAction(Models models, ContentFolder contents, int maxBodyBytes) {
        this.models = models;
        this.contents = contents;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Finds what serves an address below {@code v2}. */
    Optional<Route> route(Capsule capsule, String address) {
        var model = "v2/models/" + capsule.manifest().head().capsule().slug();
        if (address.equals(model + "/infer")) {
            return Optional.of(Route.post(exchange -> infer(exchange, capsule)));
        }
        Action action = null;
        if (address.equals("v2")) {
            action = this::server;
        } else if (address.equals("v2/health/live")) {
            action = exchange -> flag(exchange, "live");
        } else if (address.equals("v2/health/ready")) {
            action = exchange -> ready(exchange, capsule);
        } else if (address.equals(model)) {
            action = exchange -> metadata(exchange, capsule);
        } else if (address.equals(model + "/ready")) {
            action = exchange -> ready(exchange, capsule);
        }
        return Optional.ofNullable(action).map(Route::get);
    }

    private void server(HttpServerExchange exchange) {
        var json = StrictJson.newObject();
        json.put("name", "codexfield-node");
        json.put("version", NodeServer.version());
        json.putArray("extensions");
        Problems.send(exchange, JSON, json);
    }

    private static void flag(HttpServerExchange exchange, String name) {
        Problems.send(exchange, JSON, StrictJson.newObject().put(name, true));
    }

    /** Ready is what can be opened. */
    private void ready(HttpServerExchange exchange, Capsule capsule) throws IOException {
        var metadata = models.metadata(source(capsule));
        var json = StrictJson.newObject().put("name", metadata.path("name").asText());
        Problems.send(exchange, JSON, json.put("ready", true));
    }

    private void metadata(HttpServerExchange exchange, Capsule capsule) throws IOException {
        Problems.send(exchange, JSON, models.metadata(source(capsule)));
    }

    private void infer(HttpServerExchange exchange, Capsule capsule) throws IOException {
        var source = source(capsule);
        var body = Body.json(exchange, maxBodyBytes);
        var answer = models.infer(source, body);
        exchange.getResponseHeaders().put(CPU_MICROS, answer.cpuMicros());
        Pace.writing(exchange);
        Problems.send(exchange, JSON, answer.json());
    }

    private Models.Source source(Capsule capsule) {
        var head = capsule.manifest().head();
        if (!head.protocol().equals(Optional.of(CallProtocol.OPEN_INFERENCE_V2))) {
            throw new CapsuleIsNotCalledSo("the Open Inference Protocol");
        }
        var parts =
                capsule.parts().stream()
                        .filter(
                                part ->
                                        part.path()
                                                .value()
                                                .toLowerCase(Locale.ROOT)
                                                .endsWith(SUFFIX))
                        .toList();
        if (parts.size() != 1) {
            throw new CapsuleIsNotCalledSo("the Open Inference Protocol: it has no single *.onnx");
        }
        var content = parts.get(0).content();
        return new Models.Source(
                capsule.digest(),
                new ModelName(head.capsule().slug(), head.version().value()),
                content.sizeBytes(),
                () -> contents.open(content));
    }
}
