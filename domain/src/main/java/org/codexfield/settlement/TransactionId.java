package org.codexfield.settlement;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a transaction of the ledger (UUIDv7). */
public record TransactionId(UUID value) {

    /** A new identifier. */
    public static TransactionId next(Instant now) {
        return new TransactionId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static TransactionId parse(String text) {
        return new TransactionId(Ids.parse("transaction", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
