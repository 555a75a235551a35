package org.codexfield.evidence.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.MerkleFrontier;
import org.codexfield.evidence.verify.Subtree;
import org.codexfield.shared.Digest;

/**
 * What a batch of new leaves adds to a log.
 *
 * @param leaves the new leaves at their places
 * @param subtrees the hashes to keep of the subtrees that the new leaves complete
 * @param frontier the right edge after the last of them
 */
public record LogGrowth(
        List<LoggedLeaf> leaves, Map<Subtree, Digest> subtrees, MerkleFrontier frontier) {

    /** Places the leaves, in their order, behind those that are there. */
    public static LogGrowth of(MerkleFrontier before, List<LogLeaf> added) {
        var leaves = new ArrayList<LoggedLeaf>(added.size());
        var subtrees = new LinkedHashMap<Subtree, Digest>();
        var frontier = before;
        for (var leaf : added) {
            var hash = leaf.hash();
            leaves.add(new LoggedLeaf(frontier.size(), leaf, hash));
            frontier =
                    frontier.append(
                            hash,
                            (subtree, completed) -> {
                                if (TiledHashes.isKept(subtree.level())) {
                                    subtrees.put(subtree, completed);
                                }
                            });
        }
        return new LogGrowth(leaves, subtrees, frontier);
    }
}
