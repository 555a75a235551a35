package org.codexfield.evidence.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;

/**
 * A document whose digest goes into a log: canonical JSON (RFC 8785) with the members {@code type},
 * {@code id}, {@code at} and those of the fact.
 *
 * <pre>{@code
 * {"at":"2026-03-01T12:00:00.000Z","id":"019c...","kid":"k2","type":"key.rotated"}
 * }</pre>
 *
 * @param id makes every document different from any other
 * @param at when it happened, to the millisecond
 * @param leaf what the log holds of it
 * @param body the canonical text
 */
public record LogDocument(UUID id, Instant at, LogLeaf leaf, String body) {

    /** The longest body, in bytes of UTF-8. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final Set<String> RESERVED = Set.of("type", "id", "at");

    /**
     * Writes the document of a fact.
     *
     * @throws IllegalArgumentException if the fact's document holds what {@link
     *     LoggedFact#document()} does not allow: a fault of the fact's author
     * @throws org.codexfield.evidence.verify.LogLeafIsMalformed if the leaf type is not allowed
     */
    public static LogDocument of(UUID id, LoggedFact fact) {
        var document = (ObjectNode) json(fact.document());
        if (RESERVED.stream().anyMatch(document::has)) {
            throw new IllegalArgumentException(
                    "A document's type, id and at are added to it, not given: "
                            + fact.getClass().getName());
        }
        document.put("type", fact.leafType());
        document.put("id", id.toString());
        document.put("at", UtcText.of(fact.at()));
        var canonical = CanonicalJson.of(document);
        if (canonical.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A document of " + canonical.length + " bytes: " + fact.getClass().getName());
        }
        return new LogDocument(
                id,
                fact.at().truncatedTo(ChronoUnit.MILLIS),
                new LogLeaf(fact.leafType(), Digest.of(canonical)),
                new String(canonical, UTF_8));
    }

    private static JsonNode json(Object value) {
        var nodes = JsonNodeFactory.instance;
        if (value instanceof String text) {
            return nodes.textNode(text);
        } else if (value instanceof Integer || value instanceof Long) {
            return nodes.numberNode(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        } else if (value instanceof List<?> list) {
            var array = nodes.arrayNode();
            list.forEach(element -> array.add(json(element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            var object = nodes.objectNode();
            map.forEach((name, member) -> object.set((String) name, json(member)));
            return object;
        }
        throw new IllegalArgumentException(
                "A document holds strings, integers, booleans, lists and maps, not "
                        + value.getClass().getName());
    }
}
