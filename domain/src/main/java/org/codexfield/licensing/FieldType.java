package org.codexfield.licensing;

import java.util.Locale;

/** What the answer to a field of a request form is. */
public enum FieldType {
    /** Text of several lines. */
    TEXT,
    /** One of the listed options. */
    CHOICE,
    /** A day, ISO 8601, for example {@code 2027-02-28}. */
    DATE,
    /** A decimal number. */
    NUMBER,
    /** A file that is attached to the request. */
    FILE;

    /** The name in addresses and documents, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
