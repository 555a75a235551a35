package org.codexfield.identity;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a signing key (UUIDv7). */
public record SigningKeyId(UUID value) {

    /** A new identifier. */
    public static SigningKeyId next(Instant now) {
        return new SigningKeyId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static SigningKeyId parse(String text) {
        return new SigningKeyId(Ids.parse("signing key", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
