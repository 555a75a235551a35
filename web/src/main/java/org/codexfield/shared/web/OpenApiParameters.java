package org.codexfield.shared.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.codexfield.shared.ListQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of a method in path, query and headers. */
final class OpenApiParameters {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_KEY_CHARS = 128;

    private final OpenApiSchemas schemas;
    private final ArrayNode found = NODES.arrayNode();

    OpenApiParameters(OpenApiSchemas schemas) {
        this.schemas = schemas;
    }

    /** Whether the container fills the parameter from elsewhere than the body. */
    static boolean isBound(Parameter parameter) {
        return parameter.isAnnotationPresent(PathParam.class)
                || parameter.isAnnotationPresent(QueryParam.class)
                || parameter.isAnnotationPresent(HeaderParam.class)
                || parameter.isAnnotationPresent(Context.class);
    }

    ArrayNode of(Method method) {
        for (Parameter parameter : method.getParameters()) {
            add(parameter);
            if (parameter.getType() == ListParameters.class) {
                addList(method);
            }
        }
        if (method.isAnnotationPresent(Idempotent.class)) {
            ObjectNode key = NODES.objectNode().put("type", "string");
            add(
                            Idempotent.HEADER,
                            "header",
                            key.put("maxLength", MAX_KEY_CHARS).put("minLength", 1))
                    .put(
                            "description",
                            "Repeats of the request are answered, not done, for a day.");
        }
        return found;
    }

    private void add(Parameter parameter) {
        PathParam path = parameter.getAnnotation(PathParam.class);
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        HeaderParam header = parameter.getAnnotation(HeaderParam.class);
        if (path != null) {
            add(path.value(), "path", schema(parameter)).put("required", true);
        } else if (query != null) {
            add(query.value(), "query", schema(parameter)).put("required", !nullable(parameter));
        } else if (header != null) {
            add(header.value(), "header", schema(parameter));
        }
    }

    private void addList(Method method) {
        ObjectNode limit = NODES.objectNode().put("type", "integer").put("minimum", 1);
        limit.put("maximum", ListQuery.MAX_LIMIT).put("default", ListParameters.DEFAULT_LIMIT);
        add("limit", "query", limit).put("description", "How many items at most.");
        add("next", "query", text()).put("description", "From the page before: where to go on.");
        add("q", "query", text()).put("description", "Text that items contain.");
        add("sort", "query", text())
                .put("description", "The column to sort by; descending with a leading minus.");
        Filters filters = method.getAnnotation(Filters.class);
        if (filters != null) {
            for (String column : filters.value()) {
                add(column, "query", text()).put("description", "Only items with this value.");
            }
        }
    }

    private ObjectNode add(String name, String in, ObjectNode schema) {
        ObjectNode parameter = found.addObject().put("name", name).put("in", in);
        parameter.set("schema", schema);
        return parameter;
    }

    private ObjectNode schema(Parameter parameter) {
        return schemas.of(parameter.getParameterizedType());
    }

    private static boolean nullable(Parameter parameter) {
        return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode text() {
        return NODES.objectNode().put("type", "string");
    }
}
