package org.codexfield.metering.service;

import java.util.Locale;

/** Whose part of the calls is looked at. */
public enum UsageSide {
    /** What the organisation called. */
    CONSUMED,
    /** What others called of its capsules. */
    PROVIDED,
    /** What its nodes served, whosever capsules. */
    SERVED;

    /** Its name in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
