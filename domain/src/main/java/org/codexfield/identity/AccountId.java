package org.codexfield.identity;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies an account (UUIDv7). */
public record AccountId(UUID value) {

    /** A new identifier. */
    public static AccountId next(Instant now) {
        return new AccountId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static AccountId parse(String text) {
        return new AccountId(Ids.parse("account", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
