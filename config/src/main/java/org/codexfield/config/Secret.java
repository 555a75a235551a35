package org.codexfield.config;

/**
 * A text that no log, message or dump of an object shows.
 *
 * @param value the text itself
 */
public record Secret(String value) {

    /** Says that it is a secret, not which. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
