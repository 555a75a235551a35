package org.codexfield.evidence.service;

import java.util.List;

/**
 * A range of leaves.
 *
 * @param treeSize how many leaves the log has in all
 * @param leaves from the index asked for on, in order; fewer than asked for at the end
 */
public record LeavesView(String origin, long treeSize, List<LeafView> leaves) {

    /** Copies the leaves. */
    public LeavesView {
        leaves = List.copyOf(leaves);
    }
}
