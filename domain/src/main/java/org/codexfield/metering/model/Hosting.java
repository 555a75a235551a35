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

    /** For ever, in a column. */
    public static final Instant NO_END = Instant.parse("9999-12-31T00:00:00Z");

    /** Why a node may host a version. */
    public enum Ground {
        /** Its owner assigned it. */
        ASSIGNMENT,
        /** A grant of the organisation that runs the node permits it. */
        GRANT
    }
}
