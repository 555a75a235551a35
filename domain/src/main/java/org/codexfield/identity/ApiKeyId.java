package org.codexfield.identity;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies an API key (UUIDv7). */
public record ApiKeyId(UUID value) {

    /** A new identifier. */
    public static ApiKeyId next(Instant now) {
        return new ApiKeyId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static ApiKeyId parse(String text) {
        return new ApiKeyId(Ids.parse("API key", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
