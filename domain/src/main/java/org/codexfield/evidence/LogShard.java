package org.codexfield.evidence;

import org.codexfield.evidence.verify.MerkleFrontier;

/**
 * A log with one writer, as the writer knows it.
 *
 * @param log the log's number in the store
 * @param origin its name in this installation, for example {@code receipts-1}
 * @param name the origin line of its checkpoints
 * @param frontier its right edge
 */
public record LogShard(int log, String origin, String name, MerkleFrontier frontier) {

    /** How many leaves it has: the index of the next. */
    public long size() {
        return frontier.size();
    }
}
