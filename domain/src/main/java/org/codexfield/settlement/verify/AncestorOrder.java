package org.codexfield.settlement.verify;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Finds the ancestors of a version, and puts every child before its parents (Kahn's algorithm). */
final class AncestorOrder {

    private static final int NOBODY = -1;

    private final VersionGraph graph;

    /** The version first; until the order is known, in the order of being found. */
    private final int[] sorted;

    /** The place of each version of the graph in the order. */
    private final int[] positions;

    private int count;

    AncestorOrder(VersionGraph graph, int version) {
        this.graph = graph;
        this.positions = new int[graph.size()];
        this.sorted = new int[Math.min(graph.size(), Lineage.MAX_ANCESTORS + 1)];
        Arrays.fill(positions, NOBODY);
        reach(version);
        sort(version);
    }

    private void reach(int version) {
        add(version);
        for (int next = 0; next < count; next++) {
            int child = sorted[next];
            for (int edge = graph.begin(child); edge < graph.end(child); edge++) {
                int parent = graph.parent(edge);
                if (parent == VersionGraph.UNKNOWN) {
                    throw missing(graph.version(child), edge - graph.begin(child));
                }
                if (positions[parent] == NOBODY) {
                    if (count > Lineage.MAX_ANCESTORS) {
                        throw new LineageIsTooLarge(graph.version(version), name(child, parent));
                    }
                    add(parent);
                }
            }
        }
    }

    private void add(int version) {
        positions[version] = count;
        sorted[count] = version;
        count++;
    }

    private void sort(int version) {
        int[] found = Arrays.copyOf(sorted, count);
        int[] waitingFor = new int[graph.size()];
        for (int child : found) {
            for (int edge = graph.begin(child); edge < graph.end(child); edge++) {
                waitingFor[graph.parent(edge)]++;
            }
        }
        count = 0;
        if (waitingFor[version] == 0) {
            add(version);
        }
        for (int next = 0; next < count; next++) {
            int child = sorted[next];
            for (int edge = graph.begin(child); edge < graph.end(child); edge++) {
                int parent = graph.parent(edge);
                if (--waitingFor[parent] == 0) {
                    add(parent);
                }
            }
        }
        if (count < found.length) {
            throw new LineageIsCircular(circle(found, waitingFor));
        }
    }

    VersionGraph graph() {
        return graph;
    }

    int size() {
        return count;
    }

    /** The version at a place of the order. */
    int index(int position) {
        return sorted[position];
    }

    /** The place of a version that is in the order. */
    int position(int index) {
        return positions[index];
    }

    private static LineageIsIncomplete missing(LineageVersion child, int edge) {
        return new LineageIsIncomplete(child.name(), child.parents().get(edge).manifestDigest());
    }

    private String name(int child, int parent) {
        return EdgeNames.of(graph.version(child), graph.version(parent));
    }

    /** Whoever still waits has a child that waits too: going there again and again ends in one. */
    private String circle(int[] found, int[] waitingFor) {
        int[] childOf = new int[graph.size()];
        int at = NOBODY;
        for (int child : found) {
            if (waitingFor[child] > 0) {
                at = child;
                for (int edge = graph.begin(child); edge < graph.end(child); edge++) {
                    childOf[graph.parent(edge)] = child;
                }
            }
        }
        for (int step = 0; step < found.length; step++) {
            at = childOf[at];
        }
        var round = IntStream.builder();
        int begin = at;
        do {
            round.add(at);
            at = childOf[at];
        } while (at != begin);
        int[] parents = round.build().toArray();
        return EdgeNames.list(parents.length, nth -> name(childOf[parents[nth]], parents[nth]));
    }
}
