package org.codexfield.shared.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * The JSON of the API, strict in what it takes.
 *
 * <ul>
 *   <li>Refused: unknown and duplicate members, anything after the value, numbers as text and text
 *       as numbers, fractions where integers are wanted, {@code null} for what is not nullable,
 *       comments, nesting over {@value #MAX_DEPTH}, strings over {@value #MAX_STRING_CHARS}
 *       characters, names over {@value #MAX_NAME_CHARS}, numbers over {@value #MAX_NUMBER_CHARS}.
 *   <li>A record's component is required unless it is {@code @Nullable}; an absent one, and an
 *       empty {@code Optional} of a view, is left out of answers.
 *   <li>Instants are ISO 8601 in UTC with milliseconds, days {@code 2026-11-21}; enums are kebab
 *       case; a value type that has a static {@code parse(String)} is the text that {@code
 *       toString()} gives.
 * </ul>
 */
public final class Json {

    static final int MAX_DEPTH = 40;
    static final int MAX_STRING_CHARS = 512 * 1024;
    static final int MAX_NAME_CHARS = 256;
    static final int MAX_NUMBER_CHARS = 40;

    private static final ObjectMapper MAPPER = mapper(new RecordRules(RecordRules.Secrets.SHOWN));
    private static final ObjectMapper REPLAYED =
            mapper(new RecordRules(RecordRules.Secrets.LEFT_OUT));

    private Json() {}

    /**
     * Reads one value to the end of the stream.
     *
     * @throws RequestIsRefused if it is not such a value, saying where and what was expected
     */
    public static Object read(InputStream content, Type type) throws IOException {
        JavaType wanted = MAPPER.constructType(type);
        try {
            Object value = MAPPER.readValue(content, wanted);
            if (value == null) {
                throw new RequestIsRefused(JsonProblems.nothing());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonProblems.refusal(e);
        }
    }

    /** The value as UTF-8. */
    public static byte[] bytes(Object value) {
        return bytes(MAPPER, value);
    }

    /** The value as UTF-8 without what is {@link Secret}. */
    public static byte[] bytesWithoutSecrets(Object value) {
        return bytes(REPLAYED, value);
    }

    private static byte[] bytes(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON for " + value.getClass().getName(), e);
        }
    }

    private static ObjectMapper mapper(RecordRules rules) {
        return JsonMapper.builder(factory())
                .annotationIntrospector(rules)
                .addModule(new ValueTypes())
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(
                                JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .withCoercionConfig(
                        LogicalType.Textual,
                        text ->
                                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .withConfigOverride(
                        Optional.class,
                        optional ->
                                optional.setInclude(
                                        JsonInclude.Value.construct(
                                                JsonInclude.Include.NON_EMPTY,
                                                JsonInclude.Include.ALWAYS)))
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .build();
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(MAX_STRING_CHARS)
                                .maxNameLength(MAX_NAME_CHARS)
                                .maxNumberLength(MAX_NUMBER_CHARS)
                                .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }
}
