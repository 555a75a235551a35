package org.codexfield.metering.service;

import java.util.Locale;

/** What usage is summed up by. */
public enum UsageBy {
    /** The capsule, all versions together. */
    CAPSULE,
    /** The grant under which it was called. */
    GRANT,
    /** The node that served; the gateways themselves are one, the nil UUID. */
    NODE,
    /** The day of the start, in UTC. */
    DAY;

    /** Its name in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
