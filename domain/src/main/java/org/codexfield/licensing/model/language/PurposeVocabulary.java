package org.codexfield.licensing.model.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The purposes that a licence can name: a hierarchy in which a broader purpose covers the narrower.
 *
 * <pre>{@code
 * PurposeVocabulary.shipped().covers("research", "genetic-research"); // true
 * PurposeVocabulary.shipped().covers("genetic-research", "research"); // false
 * }</pre>
 *
 * <p>A later version may add purposes; what a code means never changes.
 */
public final class PurposeVocabulary {

    private static final PurposeVocabulary SHIPPED =
            new PurposeVocabulary(Resource.json("purposes-1.json"));

    private final String version;
    private final Map<String, Purpose> purposes = new LinkedHashMap<>();
    private final Map<String, Set<String>> narrower = new LinkedHashMap<>();

    private PurposeVocabulary(JsonNode json) {
        version = json.get("version").textValue();
        for (var each : json.get("purposes")) {
            var purpose = Purpose.read(each);
            purposes.put(purpose.code(), purpose);
            narrower.put(purpose.code(), new LinkedHashSet<>());
        }
        for (var purpose : purposes.values()) {
            addToBroader(purpose.code(), purpose.code());
        }
    }

    private void addToBroader(String code, String narrow) {
        var purpose = purposes.get(code);
        var covered = narrower.get(code);
        if (purpose == null || covered == null) {
            throw new IllegalStateException("A broader purpose must be one: " + code);
        }
        if (covered.add(narrow)) {
            purpose.broader().forEach(broader -> addToBroader(broader, narrow));
        }
    }

    /** The vocabulary that comes with the product. */
    public static PurposeVocabulary shipped() {
        return SHIPPED;
    }

    /** The version, for example {@code 1}. */
    public String version() {
        return version;
    }

    /** Every purpose, broader ones before narrower ones. */
    public List<Purpose> all() {
        return List.copyOf(purposes.values());
    }

    /** The codes of all. */
    public Collection<String> codes() {
        return List.copyOf(purposes.keySet());
    }

    /** Whether there is such a purpose. */
    public boolean knows(String code) {
        return purposes.containsKey(code);
    }

    /** The purpose of this code. */
    public Optional<Purpose> find(String code) {
        return Optional.ofNullable(purposes.get(code));
    }

    /** The purpose and all narrower ones; empty for a purpose that nobody knows. */
    public Set<String> covered(String code) {
        return Set.copyOf(narrower.getOrDefault(code, Set.of()));
    }

    /** Whether what is allowed for one purpose is allowed for the other. */
    public boolean covers(String broad, String narrow) {
        return narrower.getOrDefault(broad, Set.of()).contains(narrow);
    }

    /**
     * A purpose.
     *
     * @param broader the purposes right above it
     * @param english its name in English
     * @param german its name in German
     * @param duo the term of the Data Use Ontology that means the same, for example {@code
     *     DUO:0000042}
     * @param odrl the ODRL action that comes closest, for example {@code odrl:archive}
     */
    public record Purpose(
            String code,
            List<String> broader,
            String english,
            String german,
            Optional<String> duo,
            Optional<String> odrl) {

        private static Purpose read(JsonNode json) {
            return new Purpose(
                    json.get("code").textValue(),
                    Resource.texts(json.get("broader")),
                    json.get("en").textValue(),
                    json.get("de").textValue(),
                    Optional.ofNullable(json.get("duo")).map(JsonNode::textValue),
                    Optional.ofNullable(json.get("odrl")).map(JsonNode::textValue));
        }

        /** The name in the language of the locale; English where there is no other. */
        public String label(Locale locale) {
            return locale.getLanguage().equals("de") ? german : english;
        }
    }
}
