package org.codexfield.settlement.verify;

import java.util.List;

/**
 * A way from the earning version to another along cascading edges.
 *
 * @param edges from the earning version on; empty for itself
 * @param amountMicro what would arrive if this were the only way: the share of each edge, rounded
 *     down, one after the other. Ways that join lose less, so all of them together bring at most
 *     what did arrive
 */
public record FlowPath(List<EdgeFlow> edges, long amountMicro) {

    /** Copies. */
    public FlowPath {
        edges = List.copyOf(edges);
    }
}
