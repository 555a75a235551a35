package org.codexfield.settlement.model;

import java.util.Locale;

/** What became of a hold. */
public enum HoldState {
    /** The amount is reserved. */
    HELD,
    /** It was posted, whole or in part, and the rest is free. */
    CAPTURED,
    /** It is free again, because somebody said so. */
    RELEASED,
    /** It is free again, because its time was over. */
    EXPIRED;

    /** Its name in texts, for example {@code held}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
