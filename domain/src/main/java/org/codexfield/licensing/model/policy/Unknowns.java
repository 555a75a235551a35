package org.codexfield.licensing.model.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.codexfield.licensing.model.odrl.LdNode;

/** What nobody could tell, by its place: it denied, and so is named. */
final class Unknowns {

    private static final int MAX = 1000;

    private final Map<String, String> named = new LinkedHashMap<>();

    Truth add(LdNode where, String what) {
        if (named.size() < MAX) {
            named.put(where.pointer(), what);
        }
        return Truth.UNKNOWN;
    }

    Map<String, String> named() {
        return Map.copyOf(named);
    }
}
