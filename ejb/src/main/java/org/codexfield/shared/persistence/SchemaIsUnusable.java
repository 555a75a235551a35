package org.codexfield.shared.persistence;

/** The application cannot work with the database it was given; the message says what to do. */
public final class SchemaIsUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaIsUnusable(String message) {
        super(message);
    }

    SchemaIsUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
