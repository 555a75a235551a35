package org.codexfield.licensing;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a grant (UUIDv7). */
public record GrantId(UUID value) {

    /** A new identifier. */
    public static GrantId next(Instant now) {
        return new GrantId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static GrantId parse(String text) {
        return new GrantId(Ids.parse("grant", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
