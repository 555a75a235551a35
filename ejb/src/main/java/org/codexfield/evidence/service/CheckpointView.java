package org.codexfield.evidence.service;

import java.time.Instant;

/**
 * A signed head of a log.
 *
 * @param name the origin line
 * @param root in hex
 * @param note the checkpoint itself: C2SP tlog-checkpoint as a signed note, to be served as {@code
 *     text/plain; charset=utf-8}
 */
public record CheckpointView(
        String name, long treeSize, String root, Instant signedAt, String note) {}
