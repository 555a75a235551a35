package org.codexfield.settlement.persistence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists in parts of a size that a statement takes as its parameters. */
final class Parts {

    private static final int SIZE = 1_000;

    private Parts() {}

    static <T> List<List<T>> of(List<T> all) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += SIZE) {
            parts.add(all.subList(from, Math.min(all.size(), from + SIZE)));
        }
        return parts;
    }

    /** {@code (?, ?, ?)}: a place for each. */
    static String places(List<?> part) {
        return "(" + String.join(", ", Collections.nCopies(part.size(), "?")) + ")";
    }
}
