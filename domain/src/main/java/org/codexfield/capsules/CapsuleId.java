package org.codexfield.capsules;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a capsule (UUIDv7). */
public record CapsuleId(UUID value) {

    /** A new identifier. */
    public static CapsuleId next(Instant now) {
        return new CapsuleId(Ids.next(now));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
