package org.codexfield.canary.evidence.service;

import java.util.HashMap;
import java.util.Map;

/** A cache that nobody empties, and that two threads break. */
public final class KeepsAStaticMap {
    private static final Map<String, String> SEEN = new HashMap<>();

    private KeepsAStaticMap() {}

    static boolean isNew(String text) {
        return SEEN.put(text, text) == null;
    }
}
