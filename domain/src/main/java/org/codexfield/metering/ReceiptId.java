package org.codexfield.metering;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a receipt (UUIDv7). */
public record ReceiptId(UUID value) {

    /** A new identifier. */
    public static ReceiptId next(Instant now) {
        return new ReceiptId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static ReceiptId parse(String text) {
        return new ReceiptId(Ids.parse("receipt", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
