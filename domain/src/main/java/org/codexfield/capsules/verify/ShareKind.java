package org.codexfield.capsules.verify;

import java.util.Locale;

/** What a parent's owner gets of a child's income. */
public enum ShareKind {
    /** Nothing. */
    NONE,
    /** A share of every descendant's content, once, however many paths lead to it. */
    FIXED,
    /** A share of what flows to the child, passed on from generation to generation. */
    CASCADING;

    /** The name in manifests, for example {@code cascading}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
