package org.codexfield.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Checks what is served against what the portal says of itself in its OpenAPI document: every
 * answer of a known address must have a status, a media type and a form that the document names,
 * and no member that it does not name.
 */
public final class ServedContract implements RestClient.Inspector {

    private static final String BASE = "/api/v1";
    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final List<Route> routes;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private record Route(Pattern address, int parameters, JsonNode operations) {

        static Route of(String template, JsonNode operations) {
            var literals = template.replaceAll("\\{[^}]+}", "\n").split("\n", -1);
            var pattern = new StringBuilder();
            for (int i = 0; i < literals.length; i++) {
                pattern.append(i == 0 ? "" : "[^/]+").append(Pattern.quote(literals[i]));
            }
            return new Route(Pattern.compile(pattern.toString()), literals.length - 1, operations);
        }
    }

    private ServedContract(JsonNode document) {
        this.document = document;
        this.routes =
                document.get("paths").properties().stream()
                        .map(path -> Route.of(path.getKey(), path.getValue()))
                        .sorted(Comparator.comparingInt(Route::parameters))
                        .toList();
    }

    /** The contract that a portal publishes. */
    public static ServedContract of(URI portal) {
        var answer = RestClient.anonymous(portal).get("openapi.json");
        if (answer.status() != 200) {
            throw new AssertionError("No OpenAPI document: " + answer);
        }
        return new ServedContract(closed(answer.body()));
    }

    /** Members that the document does not name are as wrong as missing ones; problems may vary. */
    private static JsonNode closed(JsonNode document) {
        document.at("/components/schemas")
                .properties()
                .forEach(
                        schema -> {
                            if (!schema.getKey().equals("Problem")) {
                                ((ObjectNode) schema.getValue()).put("additionalProperties", false);
                            }
                        });
        return document;
    }

    @Override
    public void inspect(String method, HttpResponse<String> answer) {
        var path = answer.uri().getRawPath();
        if (!path.startsWith(BASE + "/")) {
            return;
        }
        var operation =
                route(path.substring(BASE.length()))
                        .map(route -> route.operations().get(method.toLowerCase(Locale.ROOT)));
        var where = method + " " + path + " -> " + answer.statusCode();
        if (operation.isEmpty()) {
            require(answer.statusCode() >= 400, where + " is not in the OpenAPI document");
            check(where, answer, document.at("/components/responses/Problem/content"));
            return;
        }
        var responses = operation.get().get("responses");
        var described = responses.get(Integer.toString(answer.statusCode()));
        require(
                described != null || answer.statusCode() >= 400,
                where + " has a status that the OpenAPI document does not name");
        check(
                where,
                answer,
                described == null
                        ? document.at("/components/responses/Problem/content")
                        : described.path("content"));
    }

    private Optional<Route> route(String path) {
        return routes.stream().filter(route -> route.address().matcher(path).matches()).findFirst();
    }

    private void check(String where, HttpResponse<String> answer, JsonNode content) {
        if (content.isMissingNode()) {
            require(answer.body().isEmpty(), where + " has a body that nothing describes");
            return;
        }
        var type =
                answer.headers()
                        .firstValue("Content-Type")
                        .orElse("none")
                        .replaceAll(";.*", "")
                        .strip();
        var described =
                content.properties().stream()
                        .filter(entry -> names(entry.getKey(), type))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(where + " is served as " + type));
        if (type.equals("application/json") || type.equals(PROBLEM)) {
            var faults =
                    schemas.computeIfAbsent(
                                    described.getValue().get("schema").toString(), this::compiled)
                            .validate(parsed(where, answer.body()));
            require(faults.isEmpty(), where + ": " + faults + " in " + answer.body());
        }
    }

    private static boolean names(String described, String type) {
        return described.equals("*/*") || described.replaceAll(";.*", "").equals(type);
    }

    private JsonSchema compiled(String schema) {
        ObjectNode whole = (ObjectNode) parsed("a schema", schema);
        whole.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        whole,
                        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    private static JsonNode parsed(String where, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(where + " is no JSON: " + text, e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
