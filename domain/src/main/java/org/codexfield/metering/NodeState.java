package org.codexfield.metering;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How a node looks from outside; {@code ACTIVE} and {@code SILENT} are a matter of the time. */
public enum NodeState {
    /** It joined and was not heard of yet. */
    REGISTERED,
    /** It was heard of within {@link #SILENCE}. */
    ACTIVE,
    /** It was heard of, but not lately: no call is sent there. */
    SILENT,
    /** The installation's operator stopped it for now. */
    SUSPENDED,
    /** Its operator took it out for good. */
    WITHDRAWN;

    /** After this long without a heartbeat a node is silent. */
    public static final Duration SILENCE = Duration.ofSeconds(30);

    /** The stable name, for example {@code silent}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first instant at which whoever was heard of last counts as heard of at {@code now}. */
    public static Instant heardSince(Instant now) {
        return now.minus(SILENCE);
    }
}
