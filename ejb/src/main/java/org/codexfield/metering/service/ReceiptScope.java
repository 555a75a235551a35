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
        Optional<UsageSide> side,
        Optional<Instant> from,
        Optional<Instant> until,
        ListQuery list) {}
