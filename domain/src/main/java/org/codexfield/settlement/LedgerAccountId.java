package org.codexfield.settlement;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies an account of the ledger (UUIDv7). */
public record LedgerAccountId(UUID value) {

    /** A new identifier. */
    public static LedgerAccountId next(Instant now) {
        return new LedgerAccountId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static LedgerAccountId parse(String text) {
        return new LedgerAccountId(Ids.parse("ledger account", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
