package org.codexfield.metering.service;

import java.time.Instant;
import java.util.UUID;

/**
 * A call that a node served, or failed to.
 *
 * @param receipt its identifier
 * @param outcome as in the receipt, in kebab case
 * @param readable whether the caller may read the receipt
 */
public record NodeCallRow(
        UUID receipt,
        Instant start,
        String capsule,
        String outcome,
        long durationMillis,
        long microMu,
        boolean readable) {}
