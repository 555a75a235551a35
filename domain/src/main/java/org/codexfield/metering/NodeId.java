package org.codexfield.metering;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a node (UUIDv7). */
public record NodeId(UUID value) {

    /** A new identifier. */
    public static NodeId next(Instant now) {
        return new NodeId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static NodeId parse(String text) {
        return new NodeId(Ids.parse("node", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
