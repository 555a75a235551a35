package org.codexfield.metering.service;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction, for all whom the receipt concerns.
 *
 * @param receipt the new receipt
 * @param corrects the one that counts no more
 * @param correction {@code void} or {@code amend}
 * @param reason as the provider gave it, for both sides; none for who runs the node alone
 * @param correctedMicroMu what counted before, in micro-MU
 * @param microMu what counts now
 */
public record CorrectionView(
        UUID receipt,
        UUID corrects,
        String correction,
        @Nullable String reason,
        Instant at,
        long correctedMicroMu,
        long microMu) {}
