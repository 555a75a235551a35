package org.codexfield.licensing;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies an offer (UUIDv7). */
public record OfferId(UUID value) {

    /** A new identifier. */
    public static OfferId next(Instant now) {
        return new OfferId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static OfferId parse(String text) {
        return new OfferId(Ids.parse("offer", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
