package org.codexfield.metering.service;

import java.time.Instant;
import java.util.UUID;

/**
 * A correction, for both sides of it.
 *
 * @param receipt the new receipt
 * @param corrects the one that counts no more
 * @param correction {@code void} or {@code amend}
 * @param reason as the provider gave it
 * @param correctedMicroMu what counted before, in micro-MU
 * @param microMu what counts now
 */
public record CorrectionView(
        UUID receipt,
        UUID corrects,
        String correction,
        String reason,
        Instant at,
        long correctedMicroMu,
        long microMu) {}
