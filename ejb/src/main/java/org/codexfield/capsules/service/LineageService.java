package org.codexfield.capsules.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.model.Lineage;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.model.VersionIsNotSealed;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.Digest;

/** Where a version comes from, generation by generation, and what was made from it. */
@Stateless
@PermitAll
public class LineageService {

    /** The most versions that are told at once. */
    public static final int MAX_NODES = 500;

    /** The most generations that are told at once. */
    public static final int MAX_GENERATIONS = 100;

    @Inject CapsuleAccess access;
    @Inject Seals seals;
    @Inject CapsuleViews views;
    @Inject CapsulePermit permit;

    /** The most edges to ancestors that are told at once. */
    public static final int MAX_EDGES = 5_000;

    /**
     * The lineage of a sealed version: at most {@value #MAX_NODES} versions and {@value
     * #MAX_GENERATIONS} generations up to it, and at most {@value #MAX_NODES} that were made from
     * it. Of versions that the caller may not see, ancestors are told by their digest alone, and
     * children not at all.
     */
    public LineageView of(CapsuleName name, VersionNumber number) {
        var root =
                access.visible(name, number).manifestDigest().orElseThrow(VersionIsNotSealed::new);
        var distances = new LinkedHashMap<Digest, Integer>();
        var edges = new ArrayList<LineageView.Edge>();
        distances.put(root, 0);
        boolean truncated = addAncestors(root, distances, edges);
        var seesDraftsOf = permit.seesDraftsOf();
        var found = views.children(root, seesDraftsOf, MAX_NODES + 1);
        var children = found.subList(0, Math.min(found.size(), MAX_NODES));
        for (var child : children) {
            distances.putIfAbsent(Digest.parse(child.child()), -1);
        }
        edges.addAll(children);
        var seen = views.sealed(distances.keySet(), seesDraftsOf);
        return new LineageView(
                root.hex(),
                distances.entrySet().stream().map(node -> node(node, seen)).toList(),
                edges,
                truncated || found.size() > MAX_NODES);
    }

    private boolean addAncestors(
            Digest root, Map<Digest, Integer> distances, List<LineageView.Edge> edges) {
        Set<Digest> generation = Set.of(root);
        for (int distance = 1; !generation.isEmpty(); distance++) {
            var next = new LinkedHashSet<Digest>();
            // a generation may have very many edges: no more are read than are told
            for (var some : Lineage.batches(generation)) {
                for (var edge : seals.edges(some)) {
                    var parent = edge.parent().manifestDigest();
                    boolean isNew = !distances.containsKey(parent);
                    if (distance > MAX_GENERATIONS
                            || edges.size() >= MAX_EDGES
                            || (isNew && distances.size() >= MAX_NODES)) {
                        return true;
                    }
                    if (isNew) {
                        distances.put(parent, distance);
                        next.add(parent);
                    }
                    edges.add(edge(edge));
                }
            }
            generation = next;
        }
        return false;
    }

    private static LineageView.Edge edge(Lineage.Edge edge) {
        return new LineageView.Edge(
                edge.child().hex(),
                edge.parent().manifestDigest().hex(),
                edge.parent().relation().code(),
                edge.parent().termsDigest().map(Digest::hex),
                edge.parent().terms().shareKind().code(),
                edge.parent().sharePpm());
    }

    private static LineageView.Node node(
            Map.Entry<Digest, Integer> node, Map<Digest, SealedVersion> seen) {
        var version = Optional.ofNullable(seen.get(node.getKey()));
        return new LineageView.Node(
                node.getKey().hex(),
                node.getValue(),
                version.map(known -> known.capsule().toString()),
                version.map(known -> known.number().value()),
                version.map(known -> known.kind().code()),
                version.map(SealedVersion::title),
                version.map(known -> known.status().code()));
    }
}
