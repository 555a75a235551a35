package org.codexfield.capsules.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.shared.Digest;

/** The edges from sealed versions to their parents. */
public interface Lineage {

    /**
     * An edge.
     *
     * @param child the child's manifest
     * @param parent the parent and the terms
     */
    record Edge(Digest child, ManifestParent parent) {}

    /** Of how many versions the edges are asked for at once. */
    int BATCH = 50;

    /** The edges from any of these versions to their parents. */
    List<Edge> edges(Set<Digest> children);

    /** A generation in parts, so that its edges need not all be in memory. */
    static List<Set<Digest>> batches(Collection<Digest> generation) {
        var all = List.copyOf(generation);
        var batches = new ArrayList<Set<Digest>>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(Set.copyOf(all.subList(from, Math.min(from + BATCH, all.size()))));
        }
        return batches;
    }
}
