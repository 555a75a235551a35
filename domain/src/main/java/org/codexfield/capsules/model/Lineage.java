package org.codexfield.capsules.model;

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

    /** The edges from any of these versions to their parents. */
    List<Edge> edges(Set<Digest> children);
}
