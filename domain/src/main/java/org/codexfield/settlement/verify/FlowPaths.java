package org.codexfield.settlement.verify;

import java.util.List;

/**
 * The ways to a version.
 *
 * @param shown the first of them, at most as many as were asked for
 * @param count how many there are in all; {@link Long#MAX_VALUE} stands for that many or more
 */
public record FlowPaths(List<FlowPath> shown, long count) {

    /** Copies. */
    public FlowPaths {
        shown = List.copyOf(shown);
    }
}
