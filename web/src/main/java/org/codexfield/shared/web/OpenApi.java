package org.codexfield.shared.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes resources as OpenAPI 3.1 does, from the same classes and annotations that serve them.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1.0</a>
 */
public final class OpenApi {

    private static final String PROBLEM = "Problem";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final OpenApiSchemas schemas = new OpenApiSchemas();

    private OpenApi() {}

    /**
     * The document.
     *
     * @param version the product's version
     * @param base the address that the resources' own are relative to
     */
    public static ObjectNode document(String version, String base, List<Class<?>> resources) {
        return new OpenApi().describe(version, base, resources);
    }

    /** The methods of a resource that serve requests, in an order that is always the same. */
    static List<Method> methods(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> verb(method) != null)
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .toList();
    }

    /** The method's HTTP method; {@code null} if it serves none. */
    static @Nullable String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst()
                .orElse(null);
    }

    /** The address of a method relative to the base, with its parameters in braces. */
    public static String path(Class<?> resource, Method method) {
        String path = "/" + value(resource.getAnnotation(Path.class));
        String own = value(method.getAnnotation(Path.class));
        String whole = own.isEmpty() ? path : path + "/" + own;
        return whole.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("/{2,}", "/");
    }

    private static String value(@Nullable Path path) {
        return path == null ? "" : path.value();
    }

    private ObjectNode describe(String version, String base, List<Class<?>> resources) {
        ObjectNode document = NODES.objectNode().put("openapi", "3.1.0");
        document.putObject("info").put("title", "CodexField").put("version", version);
        document.putArray("servers").addObject().put("url", base);
        var paths = new TreeMap<String, ObjectNode>();
        for (Class<?> resource : resources) {
            for (Method method : methods(resource)) {
                paths.computeIfAbsent(path(resource, method), any -> NODES.objectNode())
                        .set(verbOf(method), operation(resource, method));
            }
        }
        ObjectNode all = document.putObject("paths");
        paths.forEach(all::set);
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas.components().set(PROBLEM, problem()));
        components.putObject("responses").set(PROBLEM, problemResponse());
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An API key, or an access token of the identity provider.");
        return document;
    }

    private static String verbOf(Method method) {
        return String.valueOf(verb(method)).toLowerCase(Locale.ROOT);
    }

    private ObjectNode operation(Class<?> resource, Method method) {
        Operation said = method.getAnnotation(Operation.class);
        String tag = resource.getSimpleName().replaceFirst("Resource$", "");
        ObjectNode operation = NODES.objectNode();
        operation.putArray("tags").add(tag);
        operation.put("operationId", tag + "." + method.getName());
        if (said != null) {
            operation.put("summary", said.value());
        }
        var parameters = new OpenApiParameters(schemas).of(method);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        body(resource, method).ifPresent(body -> operation.set("requestBody", body));
        operation.set("responses", responses(resource, method, Optional.ofNullable(said)));
        var security = operation.putArray("security");
        if (said != null && said.open()) {
            security.addObject();
        }
        security.addObject().putArray("bearer");
        return operation;
    }

    private Optional<ObjectNode> body(Class<?> resource, Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> !parameter.isAnnotationPresent(BeanParam.class))
                .filter(parameter -> !OpenApiParameters.isBound(parameter))
                .findFirst()
                .map(
                        parameter -> {
                            ObjectNode body = NODES.objectNode().put("required", true);
                            ObjectNode content = body.putObject("content");
                            for (String type : MediaTypes.consumed(resource, method)) {
                                content.putObject(type)
                                        .set(
                                                "schema",
                                                schemas.of(parameter.getParameterizedType()));
                            }
                            return body;
                        });
    }

    private ObjectNode responses(Class<?> resource, Method method, Optional<Operation> said) {
        boolean nothing = method.getReturnType() == void.class;
        int usual = nothing ? 204 : 200;
        int status = said.map(Operation::status).filter(given -> given > 0).orElse(usual);
        ObjectNode responses = NODES.objectNode();
        describe(responses, status, resource, method);
        said.map(Operation::or)
                .filter(other -> other > 0)
                .ifPresent(other -> describe(responses, other, resource, method));
        responses.putObject("default").put("$ref", "#/components/responses/" + PROBLEM);
        return responses;
    }

    private void describe(ObjectNode responses, int status, Class<?> resource, Method method) {
        ObjectNode success = responses.putObject(Integer.toString(status));
        success.put("description", status == 201 ? "Created" : "Done");
        schema(method, Optional.ofNullable(method.getAnnotation(Operation.class)))
                .ifPresent(
                        schema -> {
                            ObjectNode content = success.putObject("content");
                            MediaTypes.produced(resource, method)
                                    .forEach(
                                            type ->
                                                    content.putObject(type)
                                                            .set("schema", schema.deepCopy()));
                        });
    }

    private Optional<ObjectNode> schema(Method method, Optional<Operation> said) {
        if (method.getReturnType() == void.class) {
            return Optional.empty();
        }
        if (method.getReturnType() != Response.class) {
            return Optional.of(schemas.of(method.getGenericReturnType()));
        }
        return said.map(Operation::answer)
                .filter(answer -> answer != Void.class)
                .map(answer -> schemas.of(answer));
    }

    private static ObjectNode problem() {
        ObjectNode problem = NODES.objectNode().put("type", "object");
        ObjectNode properties = problem.putObject("properties");
        properties.putObject("type").put("type", "string").put("format", "uri-reference");
        for (String text : List.of("title", "detail", "code", "pointer", "expected", "incident")) {
            properties.putObject(text).put("type", "string");
        }
        for (String number : List.of("status", "line", "column")) {
            properties.putObject(number).put("type", "integer");
        }
        properties
                .putObject("arguments")
                .put("type", "object")
                .putObject("additionalProperties")
                .put("type", "string");
        problem.putArray("required")
                .add("type")
                .add("title")
                .add("status")
                .add("detail")
                .add("code");
        return problem;
    }

    private static ObjectNode problemResponse() {
        ObjectNode response =
                NODES.objectNode().put("description", "Why it was not done (RFC 9457)");
        response.putObject("content")
                .putObject(Problem.MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + PROBLEM);
        return response;
    }
}
