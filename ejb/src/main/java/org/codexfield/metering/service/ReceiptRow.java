package org.codexfield.metering.service;

import java.time.Instant;
import java.util.UUID;

/**
 * A receipt in a list.
 *
 * @param node who served it; the nil UUID where no node did
 * @param microMu what it cost in micro-MU
 * @param outcome as in the document, in kebab case
 */
public record ReceiptRow(
        UUID id,
        Instant start,
        UUID grant,
        String capsule,
        UUID provider,
        UUID consumer,
        UUID node,
        String action,
        String outcome,
        long durationMillis,
        long bytes,
        long microMu) {}
