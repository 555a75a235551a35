package org.codexfield.capsules;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a part of a draft (UUIDv7); a sealed part is named by its path. */
public record PartId(UUID value) {

    /** A new identifier. */
    public static PartId next(Instant now) {
        return new PartId(Ids.next(now));
    }
}
