package org.codexfield.settlement;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a hold (UUIDv7). */
public record HoldId(UUID value) {

    /** A new identifier. */
    public static HoldId next(Instant now) {
        return new HoldId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static HoldId parse(String text) {
        return new HoldId(Ids.parse("hold", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
