package org.codexfield.capsules.service;

import java.util.List;
import java.util.Optional;

/**
 * Where a version comes from and what was made from it directly.
 *
 * @param root the version's manifest
 * @param nodes the versions, nearest first
 * @param edges from children to parents
 * @param truncated whether there is more than is told
 */
public record LineageView(String root, List<Node> nodes, List<Edge> edges, boolean truncated) {

    /**
     * A version in the lineage. Of one that the caller may not see, the digest alone is told.
     *
     * @param distance generations above the root; -1 for its children
     */
    public record Node(
            String manifestDigest,
            int distance,
            Optional<String> capsule,
            Optional<String> version,
            Optional<String> kind,
            Optional<String> title,
            Optional<String> status) {}

    /** An edge with its frozen terms. */
    public record Edge(
            String child,
            String parent,
            String relation,
            Optional<String> termsDigest,
            String shareKind,
            int sharePpm) {}
}
