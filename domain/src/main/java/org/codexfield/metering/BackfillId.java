package org.codexfield.metering;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a backfill of usage that was asked for (UUIDv7). */
public record BackfillId(UUID value) {

    /** A new identifier. */
    public static BackfillId next(Instant now) {
        return new BackfillId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static BackfillId parse(String text) {
        return new BackfillId(Ids.parse("backfill", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
