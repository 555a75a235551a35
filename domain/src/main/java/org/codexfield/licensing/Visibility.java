package org.codexfield.licensing;

/** Who may read what was written to a request. */
public enum Visibility {
    /** Both organisations. */
    PUBLIC,
    /** The organisation of who wrote it. */
    INTERNAL
}
