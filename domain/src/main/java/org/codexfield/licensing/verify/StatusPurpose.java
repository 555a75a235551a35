package org.codexfield.licensing.verify;

import java.util.Locale;

/** What a bit of a status list says when it is set. */
public enum StatusPurpose {
    /** The credential never holds again. */
    REVOCATION,
    /** The credential does not hold for now. */
    SUSPENSION;

    /** The word of the specification, for example {@code revocation}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
