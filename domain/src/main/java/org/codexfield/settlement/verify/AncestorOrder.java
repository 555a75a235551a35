package org.codexfield.settlement.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codexfield.shared.Digest;

/** Finds the ancestors of a version, and puts every child before its parents (Kahn's algorithm). */
final class AncestorOrder {

    private static final int NOBODY = -1;

    private final LineageVersion version;
    private final Map<Digest, LineageVersion> given = new HashMap<>();
    private final List<LineageVersion> reached = new ArrayList<>();
    private final Map<Digest, Integer> indexes = new HashMap<>();
    private final Map<Digest, Integer> positions = new HashMap<>();

    AncestorOrder(LineageVersion version, Collection<LineageVersion> others) {
        this.version = version;
        given.put(version.manifest(), version);
        for (var other : others) {
            var before = given.put(other.manifest(), other);
            if (before != null && !before.equals(other)) {
                throw new LineageIsAmbiguous(version, other.manifest());
            }
        }
        reach();
    }

    private void reach() {
        indexes.put(version.manifest(), 0);
        reached.add(version);
        for (int child = 0; child < reached.size(); child++) {
            requireDistinctParents(reached.get(child));
            for (var edge : reached.get(child).parents()) {
                reach(reached.get(child), edge.manifestDigest());
            }
        }
    }

    private static void requireDistinctParents(LineageVersion child) {
        for (int edge = 1; edge < child.parents().size(); edge++) {
            var parent = child.parents().get(edge).manifestDigest();
            if (parent.equals(child.parents().get(edge - 1).manifestDigest())) {
                throw new LineageIsAmbiguous(child, parent);
            }
        }
    }

    private void reach(LineageVersion child, Digest digest) {
        if (indexes.containsKey(digest)) {
            return;
        }
        var parent = given.get(digest);
        if (parent == null) {
            throw new LineageIsIncomplete(child, digest);
        }
        if (reached.size() > Lineage.MAX_ANCESTORS) {
            throw new LineageIsTooLarge(version, EdgeNames.of(child, parent));
        }
        indexes.put(digest, reached.size());
        reached.add(parent);
    }

    /** All of them in their order. */
    List<LineageVersion> sorted() {
        int[] waitingFor = new int[reached.size()];
        reached.forEach(
                child ->
                        child.parents()
                                .forEach(edge -> waitingFor[index(edge.manifestDigest())]++));
        var ready = new ArrayDeque<LineageVersion>();
        var sorted = new ArrayList<LineageVersion>(reached.size());
        if (waitingFor[0] == 0) {
            ready.add(version);
        }
        while (!ready.isEmpty()) {
            var child = ready.remove();
            positions.put(child.manifest(), sorted.size());
            sorted.add(child);
            for (var edge : child.parents()) {
                int parent = index(edge.manifestDigest());
                if (--waitingFor[parent] == 0) {
                    ready.add(reached.get(parent));
                }
            }
        }
        if (sorted.size() < reached.size()) {
            throw new LineageIsCircular(circle(waitingFor));
        }
        return Collections.unmodifiableList(sorted);
    }

    /** The place of a version in the order. */
    int position(Digest manifest) {
        return positions.getOrDefault(manifest, NOBODY);
    }

    private int index(Digest manifest) {
        return indexes.getOrDefault(manifest, NOBODY);
    }

    /** Whoever still waits has a child that waits too: going there again and again ends in one. */
    private List<String> circle(int[] waitingFor) {
        int[] childOf = new int[reached.size()];
        Arrays.fill(childOf, NOBODY);
        int at = NOBODY;
        for (int child = 0; child < reached.size(); child++) {
            if (waitingFor[child] > 0) {
                at = child;
                for (var edge : reached.get(child).parents()) {
                    childOf[index(edge.manifestDigest())] = child;
                }
            }
        }
        for (int step = 0; step < reached.size(); step++) {
            at = childOf[at];
        }
        var edges = new ArrayList<String>();
        int begin = at;
        do {
            edges.add(EdgeNames.of(reached.get(childOf[at]), reached.get(at)));
            at = childOf[at];
        } while (at != begin);
        return edges;
    }
}
