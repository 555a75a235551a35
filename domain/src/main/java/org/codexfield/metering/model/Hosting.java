package org.codexfield.metering.model;

import java.time.Instant;
import org.codexfield.metering.HostedVersion;

/**
 * A version that a node is to host.
 *
 * @param ground why it may
 * @param until the first instant at which it may no more, as far as is known
 * @param held whether the node says that it has it
 */
public record Hosting(HostedVersion version, Ground ground, Instant until, boolean held) {

    private static final long NO_END_SECOND = 253_370_764_800L;

    /** For ever, as a column can keep it: the year 9999. */
    public static Instant noEnd() {
        return Instant.ofEpochSecond(NO_END_SECOND);
    }

    /** Why a node may host a version. */
    public enum Ground {
        /** Its owner assigned it. */
        ASSIGNMENT,
        /** A grant of the organisation that runs the node permits it. */
        GRANT
    }
}
