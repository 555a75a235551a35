package org.codexfield.shared.persistence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists in parts of a size that a statement takes as its parameters. */
public final class Parts {

    /** PostgreSQL binds at most 65,535 parameters, and plans better with fewer. */
    private static final int SIZE = 1_000;

    private Parts() {}

    /** The list in its order, part by part; none if it is empty. */
    public static <T> List<List<T>> of(List<T> all) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += SIZE) {
            parts.add(all.subList(from, Math.min(all.size(), from + SIZE)));
        }
        return parts;
    }

    /** {@code (?, ?, ?)}: a place for each. */
    public static String places(List<?> part) {
        return "(" + String.join(", ", Collections.nCopies(part.size(), "?")) + ")";
    }
}
