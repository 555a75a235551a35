package org.codexfield.metering.service;

import java.time.Instant;
import java.util.Optional;

/**
 * What the log of decisions knows of a gateway's shard.
 *
 * @param origin the shard, for example {@code receipts-1}
 * @param recordedAt when its head last became a leaf of {@code decisions}; empty for never
 * @param recordedSize how many leaves that head had; 0 for never
 * @param behindSince since when the shard has leaves that no leaf of {@code decisions} covers;
 *     empty if there are none
 * @param late whether that is longer than it may be
 */
public record ShardState(
        String origin,
        Optional<Instant> recordedAt,
        long recordedSize,
        Optional<Instant> behindSince,
        boolean late) {}
