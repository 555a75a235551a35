package org.codexfield.settlement.verify;

import java.util.Arrays;

/** The edges of one kind, flat: those of a child stand together, children in topological order. */
final class EdgeTable {

    private final int[] begins;
    private final int[] children;
    private final int[] parents;
    private final int[] ppms;

    private EdgeTable(int[] begins, int[] children, int[] parents, int[] ppms) {
        this.begins = begins;
        this.children = children;
        this.parents = parents;
        this.ppms = ppms;
    }

    int size() {
        return parents.length;
    }

    /** The first edge of a child. */
    int begin(int child) {
        return begins[child];
    }

    /** The first edge that is no longer a child's. */
    int end(int child) {
        return begins[child + 1];
    }

    int child(int edge) {
        return children[edge];
    }

    int parent(int edge) {
        return parents[edge];
    }

    int ppm(int edge) {
        return ppms[edge];
    }

    long totalPpm(int begin, int end) {
        long total = 0;
        for (int edge = begin; edge < end; edge++) {
            total += ppms[edge];
        }
        return total;
    }

    /** Takes the edges child by child. */
    static final class Builder {

        private static final int FIRST_ROOM = 16;

        private final int[] begins;
        private int child;
        private int size;
        private int[] children = new int[FIRST_ROOM];
        private int[] parents = new int[FIRST_ROOM];
        private int[] ppms = new int[FIRST_ROOM];

        Builder(int versions) {
            begins = new int[versions + 1];
        }

        void add(int parent, int ppm) {
            if (size == parents.length) {
                children = Arrays.copyOf(children, 2 * size);
                parents = Arrays.copyOf(parents, 2 * size);
                ppms = Arrays.copyOf(ppms, 2 * size);
            }
            children[size] = child;
            parents[size] = parent;
            ppms[size] = ppm;
            size++;
        }

        void endOfChild() {
            child++;
            begins[child] = size;
        }

        EdgeTable build() {
            return new EdgeTable(
                    begins,
                    Arrays.copyOf(children, size),
                    Arrays.copyOf(parents, size),
                    Arrays.copyOf(ppms, size));
        }
    }
}
