package org.codexfield.evidence.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON so that everyone who reads it sees the same: I-JSON, RFC 7493, within limits.
 *
 * <p>Refused are: bytes that are not UTF-8 (a byte order mark too), a key twice in one object,
 * anything after the document, nesting deeper than {@value #MAX_DEPTH}, more than {@value
 * #MAX_SIZE_BYTES} bytes, integers beyond ±(2^53 - 1), numbers that are not finite, surrogates
 * without their partner, and Unicode noncharacters.
 */
public final class StrictJson {

    /** The largest document read, in bytes of UTF-8; 8 MiB. */
    public static final int MAX_SIZE_BYTES = 8 * 1024 * 1024;

    /** The deepest nesting of objects and arrays. */
    public static final int MAX_DEPTH = 64;

    /** The largest integer, and its negative the least: 2^53 - 1, which a double holds exactly. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 1024;

    private static final JsonMapper MAPPER = newMapper();
    private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);
    private static final ObjectWriter WRITER = MAPPER.writer();

    private StrictJson() {}

    /**
     * A new mapper with the syntax rules and limits of this class, for those who bind JSON to their
     * records: unknown and repeated properties, missing primitives, text for numbers, fractions for
     * integers and trailing content are refused. It does not check numbers, surrogates or the
     * encoding; what is hashed or signed is read by {@link #parse(byte[])}.
     */
    public static JsonMapper newMapper() {
        var constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_SIZE_BYTES)
                        .maxStringLength(MAX_SIZE_BYTES)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .build();
        var factory =
                JsonFactory.builder()
                        .streamReadConstraints(constraints)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build();
        return JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text ->
                                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /** An empty object to build a document in; members keep the order in which they are put. */
    public static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads one document.
     *
     * @param utf8 the document in UTF-8
     * @throws JsonIsMalformed if it breaks a rule named above
     */
    public static JsonNode parse(byte[] utf8) {
        requireSize(utf8.length);
        try {
            return parse(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            throw new JsonIsMalformed("the bytes are not UTF-8");
        }
    }

    /**
     * Reads one document.
     *
     * @throws JsonIsMalformed if it breaks a rule named above
     */
    public static JsonNode parse(String text) {
        requireSize(text.length());
        JsonNode tree;
        try {
            tree = READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new JsonIsMalformed(reason(e));
        }
        if (tree.isMissingNode()) {
            throw new JsonIsMalformed("there is no document");
        }
        InteroperableJson.require(tree);
        return tree;
    }

    /** The compact text of a tree, members in their own order: for showing, never for hashing. */
    static String write(JsonNode tree) {
        try {
            return WRITER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new JsonIsMalformed(reason(e));
        }
    }

    static void requireSize(long size) {
        if (size > MAX_SIZE_BYTES) {
            throw new JsonIsMalformed(
                    "it is larger than the " + MAX_SIZE_BYTES + " bytes that are read");
        }
    }

    private static String reason(JsonProcessingException e) {
        var where = e.getLocation();
        return where == null
                ? e.getOriginalMessage()
                : "line "
                        + where.getLineNr()
                        + ", column "
                        + where.getColumnNr()
                        + ": "
                        + e.getOriginalMessage();
    }
}
