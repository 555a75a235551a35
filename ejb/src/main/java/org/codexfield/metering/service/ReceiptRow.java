package org.codexfield.metering.service;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt in a list.
 *
 * @param node who served it; the nil UUID where no node did
 * @param microMu what it cost in micro-MU
 * @param outcome as in the document, in kebab case
 * @param corrects the receipt that it corrects, if any
 * @param correctedBy the receipt that counts instead of it, if any
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
        long microMu,
        @Nullable UUID corrects,
        @Nullable UUID correctedBy) {}
