package org.codexfield.metering.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A backfill that was asked for.
 *
 * @param operator the short name of who runs the node
 * @param from the first instant of calls
 * @param until the first instant that it covers no more
 * @param state {@code asked}, {@code approved} or {@code declined}
 * @param reportableUntil up to when the calls may be reported, once it was approved
 */
public record UsageBackfillView(
        UUID id,
        UUID grant,
        UUID node,
        String operator,
        Instant from,
        Instant until,
        String reason,
        String state,
        Instant askedAt,
        Optional<Instant> decidedAt,
        Optional<Instant> reportableUntil) {}
