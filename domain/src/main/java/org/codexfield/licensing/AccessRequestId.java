package org.codexfield.licensing;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies an access request (UUIDv7). */
public record AccessRequestId(UUID value) {

    /** A new identifier. */
    public static AccessRequestId next(Instant now) {
        return new AccessRequestId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static AccessRequestId parse(String text) {
        return new AccessRequestId(Ids.parse("access request", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
