package org.codexfield.shared.web;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.codexfield.shared.Digest;

/**
 * The JSON schemas of what {@link Json} reads and writes, found by the same rules: so the document
 * cannot say anything else than what is served.
 */
final class OpenApiSchemas {

    private static final String REFERENCE = "#/components/schemas/";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final TypeFactory TYPES = TypeFactory.defaultInstance();

    private final Map<String, JavaType> named = new HashMap<>();
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    /** The schema of a type; records become named components. */
    ObjectNode of(Type type) {
        return of(TYPES.constructType(type));
    }

    /** All named components, by name. */
    ObjectNode components() {
        ObjectNode components = NODES.objectNode();
        schemas.forEach(components::set);
        return components;
    }

    private ObjectNode of(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (ValueTypes.reader(raw).isPresent()) {
            return text(raw);
        }
        if (raw == String.class) {
            return schema("string");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return schema("boolean");
        }
        if (raw == int.class || raw == Integer.class) {
            return schema("integer").put("format", "int32");
        }
        if (raw == long.class || raw == Long.class) {
            return schema("integer").put("format", "int64");
        }
        if (type.isMapLikeType()) {
            ObjectNode map = schema("object");
            map.set("additionalProperties", of(type.getContentType()));
            return map;
        }
        if (type.isCollectionLikeType()) {
            ObjectNode array = schema("array");
            array.set("items", of(type.getContentType()));
            return array;
        }
        if (InputStream.class.isAssignableFrom(raw)) {
            return schema("string").put("format", "binary");
        }
        if (raw == Object.class || JsonNode.class.isAssignableFrom(raw)) {
            return NODES.objectNode();
        }
        if (raw.isRecord()) {
            return NODES.objectNode().put("$ref", REFERENCE + register(type));
        }
        throw new IllegalArgumentException("The API has no form for " + type.toCanonical());
    }

    private static ObjectNode text(Class<?> type) {
        ObjectNode text = schema("string");
        if (type == Instant.class) {
            return text.put("format", "date-time");
        }
        if (type == LocalDate.class) {
            return text.put("format", "date");
        }
        if (type == Digest.class) {
            return text.put("pattern", "^[0-9a-f]{64}$");
        }
        if (type.isEnum()) {
            var constants = text.putArray("enum");
            Arrays.stream(type.getEnumConstants()).map(ValueTypes::code).forEach(constants::add);
            return text;
        }
        return isUuid(type) ? text.put("format", "uuid") : text;
    }

    private static boolean isUuid(Class<?> type) {
        if (type == UUID.class) {
            return true;
        }
        RecordComponent[] components = type.getRecordComponents();
        return components != null
                && components.length == 1
                && components[0].getType() == UUID.class;
    }

    private String register(JavaType type) {
        String name = name(type);
        JavaType same = named.putIfAbsent(name, type);
        if (same == null) {
            schemas.put(name, record(type));
        } else if (!same.equals(type)) {
            throw new IllegalArgumentException(
                    "Two records are called " + name + ": " + same + " and " + type);
        }
        return name;
    }

    private ObjectNode record(JavaType type) {
        ObjectNode schema = schema("object");
        ObjectNode properties = schema.putObject("properties");
        var required = NODES.arrayNode();
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            JavaType member =
                    TYPES.resolveMemberType(component.getGenericType(), type.getBindings());
            boolean optional = member.getRawClass() == Optional.class;
            ObjectNode property = of(optional ? member.containedType(0) : member);
            boolean secret = component.getAccessor().isAnnotationPresent(Secret.class);
            properties.set(component.getName(), secret ? shownOnce(property) : property);
            if (!optional && !secret && !RecordRules.nullable(component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode shownOnce(ObjectNode schema) {
        return schema.put("description", "Shown this once; left out when an answer is repeated.");
    }

    /**
     * {@code ApiKeyResource.Draft} is {@code ApiKeyDraft}, and a page of {@code MemberView} is
     * {@code MemberViewListResponse}.
     */
    private static String name(JavaType type) {
        var name = new StringBuilder();
        for (JavaType parameter : type.getBindings().getTypeParameters()) {
            name.append(name(parameter));
        }
        Class<?> raw = type.getRawClass();
        Class<?> owner = raw.getEnclosingClass();
        if (owner != null) {
            name.append(owner.getSimpleName().replaceFirst("(Resource|Service)$", ""));
        }
        return name.append(raw.getSimpleName()).toString();
    }

    private static ObjectNode schema(String type) {
        return NODES.objectNode().put("type", type);
    }
}
