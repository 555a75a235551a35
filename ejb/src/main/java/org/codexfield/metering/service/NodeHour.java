package org.codexfield.metering.service;

import java.util.UUID;

/**
 * How a node did in the last hour.
 *
 * @param calls that it was asked for; at most {@link NodeCallViews#MOST}, the newest, then there
 *     may have been more
 * @param failures how many of these failed
 * @param medianMillis half of them took no longer
 */
public record NodeHour(UUID node, long calls, long failures, long medianMillis) {

    /** Of a node that nobody called. */
    static NodeHour none(UUID node) {
        return new NodeHour(node, 0, 0, 0);
    }

    /** Whether there may have been more calls than are counted here. */
    public boolean isCut() {
        return calls >= NodeCallViews.MOST;
    }
}
