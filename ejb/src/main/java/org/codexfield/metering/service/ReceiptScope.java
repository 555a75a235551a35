package org.codexfield.metering.service;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.shared.ListQuery;

/**
 * Which receipts of those that concern an organisation.
 *
 * @param side that it is on; either if empty
 * @param from the first start
 * @param until the first start that is too late
 * @param list how they are paged, sorted and narrowed besides
 */
public record ReceiptScope(
        Optional<UsageSide> side, Optional<Instant> from, Optional<Instant> until, ListQuery list) {

    /** A whole list is counted as far as this. */
    public static final int MOST_COUNTED = 10_000;

    /** One that is narrowed, as far as this: what it leaves out is looked at too. */
    public static final int MOST_COUNTED_NARROWED = 1_000;

    /** How far this list is counted; there may be more. */
    public long mostCounted() {
        return list.filters().isEmpty() && list.search().isBlank()
                ? MOST_COUNTED
                : MOST_COUNTED_NARROWED;
    }
}
