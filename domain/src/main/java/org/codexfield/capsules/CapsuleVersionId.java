package org.codexfield.capsules;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a version of a capsule (UUIDv7), draft or sealed. */
public record CapsuleVersionId(UUID value) {

    /** A new identifier. */
    public static CapsuleVersionId next(Instant now) {
        return new CapsuleVersionId(Ids.next(now));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
