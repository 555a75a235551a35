package org.codexfield.licensing.model.policy;

import java.util.Collection;

/** What is known of a premise. */
enum Truth {
    /** It holds. */
    TRUE,
    /** It does not. */
    FALSE,
    /** Nobody can tell. */
    UNKNOWN;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Kleene's conjunction; true of nothing. */
    static Truth all(Collection<Truth> parts) {
        if (parts.contains(FALSE)) {
            return FALSE;
        }
        return parts.contains(UNKNOWN) ? UNKNOWN : TRUE;
    }

    /** Kleene's disjunction; false of nothing. */
    static Truth any(Collection<Truth> parts) {
        if (parts.contains(TRUE)) {
            return TRUE;
        }
        return parts.contains(UNKNOWN) ? UNKNOWN : FALSE;
    }

    /**
     * What holds for each of several things; unknown where it holds for some alone, so that a
     * permission does not cover them and a prohibition does.
     */
    static Truth agreed(Collection<Truth> parts) {
        return parts.isEmpty() || parts.stream().distinct().count() > 1
                ? UNKNOWN
                : parts.iterator().next();
    }

    /** Whether exactly one holds. */
    static Truth one(Collection<Truth> parts) {
        long holding = parts.stream().filter(TRUE::equals).count();
        if (holding > 1) {
            return FALSE;
        }
        return parts.contains(UNKNOWN) ? UNKNOWN : of(holding == 1);
    }
}
