package org.codexfield.licensing.model.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The regions that a licence can name: countries by ISO 3166-1 alpha-2, and groups of them. */
public final class RegionVocabulary {

    private static final RegionVocabulary SHIPPED =
            new RegionVocabulary(Resource.json("regions-1.json"));

    private final Map<String, Set<String>> countries = new TreeMap<>();

    private RegionVocabulary(JsonNode json) {
        for (String country : Resource.texts(json.get("countries"))) {
            countries.put(country, Set.of(country));
        }
        for (var group : json.get("groups").properties()) {
            countries.put(group.getKey(), Set.copyOf(Resource.texts(group.getValue())));
        }
    }

    /** The vocabulary that comes with the product. */
    public static RegionVocabulary shipped() {
        return SHIPPED;
    }

    /** The codes of all countries and groups. */
    public Collection<String> codes() {
        return List.copyOf(countries.keySet());
    }

    /** Whether there is such a region. */
    public boolean knows(String code) {
        return countries.containsKey(code);
    }

    /** Whether all of one region lies in another; false when either is unknown. */
    public boolean covers(String large, String small) {
        var inner = countries.getOrDefault(small, Set.of());
        return !inner.isEmpty() && countries.getOrDefault(large, Set.of()).containsAll(inner);
    }

    /** Whether any country lies in both. */
    public boolean overlap(String one, String other) {
        var members = countries.getOrDefault(other, Set.of());
        return countries.getOrDefault(one, Set.of()).stream().anyMatch(members::contains);
    }
}
