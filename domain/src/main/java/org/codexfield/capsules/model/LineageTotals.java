package org.codexfield.capsules.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.shared.Digest;

/**
 * What the ancestors of a version add up to. Depth is exact. The other two count an ancestor that
 * several paths lead to once for each path, as long as that stays below the limits; only beyond
 * them the lineage is walked, and the exact figures are kept. So sealing reads the parents alone.
 *
 * @param depth the edges of the longest path to an ancestor
 * @param ancestors at least as many as there are
 * @param fixedPpm at least the sum of the fixed shares of all edges
 */
public record LineageTotals(int depth, long ancestors, long fixedPpm) {

    /** The most ancestors of a version. */
    public static final int MAX_ANCESTORS = 10_000;

    /** The longest path. */
    public static final int MAX_DEPTH = 10_000;

    /** Of a version without parents. */
    public static final LineageTotals NONE = new LineageTotals(0, 0, 0);

    /**
     * Adds up, and checks the limits.
     *
     * @param parents the version's own edges
     * @param known the totals of its parents
     * @param lineage the edges of older versions
     * @throws LineageIsTooLong if there are too many ancestors, or one too far away
     * @throws SharesExceedWhole if shares add up to more than all
     */
    public static LineageTotals of(
            List<ManifestParent> parents, Collection<LineageTotals> known, Lineage lineage) {
        requireCascadingSum(parents);
        int depth = known.stream().mapToInt(parent -> parent.depth + 1).max().orElse(0);
        if (depth > MAX_DEPTH) {
            throw new LineageIsTooLong("generations", MAX_DEPTH);
        }
        long ancestors = known.stream().mapToLong(parent -> parent.ancestors + 1).sum();
        long fixed = fixed(parents) + known.stream().mapToLong(LineageTotals::fixedPpm).sum();
        if (ancestors <= MAX_ANCESTORS && fixed <= ParentTerms.WHOLE) {
            return new LineageTotals(depth, ancestors, fixed);
        }
        return walked(parents, depth, lineage);
    }

    private static LineageTotals walked(List<ManifestParent> parents, int depth, Lineage lineage) {
        Set<Digest> seen = digests(parents);
        Set<Digest> generation = new HashSet<>(seen);
        Map<Digest, Long> fixed = new HashMap<>();
        addFixed(fixed, parents);
        while (!generation.isEmpty()) {
            var next = new HashSet<Digest>();
            for (var some : Lineage.batches(generation)) {
                var found = lineage.edges(some).stream().map(Lineage.Edge::parent).toList();
                addFixed(fixed, found);
                next.addAll(digests(found));
                next.removeAll(seen);
                if (seen.size() + next.size() > MAX_ANCESTORS) {
                    throw new LineageIsTooLong("ancestors", MAX_ANCESTORS);
                }
            }
            seen.addAll(next);
            generation = next;
        }
        long sum = fixed.values().stream().mapToLong(Long::longValue).sum();
        if (sum > ParentTerms.WHOLE) {
            throw new SharesExceedWhole(ShareKind.FIXED, sum, fixed.keySet());
        }
        return new LineageTotals(depth, seen.size(), sum);
    }

    private static void addFixed(Map<Digest, Long> sums, List<ManifestParent> parents) {
        for (var parent : parents) {
            if (parent.terms().shareKind() == ShareKind.FIXED) {
                sums.merge(parent.manifestDigest(), (long) parent.sharePpm(), Long::sum);
            }
        }
    }

    private static long fixed(List<ManifestParent> parents) {
        return sum(parents, ShareKind.FIXED);
    }

    private static void requireCascadingSum(List<ManifestParent> parents) {
        long cascading = sum(parents, ShareKind.CASCADING);
        if (cascading > ParentTerms.WHOLE) {
            throw new SharesExceedWhole(ShareKind.CASCADING, cascading, digests(parents));
        }
    }

    private static long sum(List<ManifestParent> parents, ShareKind kind) {
        return parents.stream()
                .filter(parent -> parent.terms().shareKind() == kind)
                .mapToLong(ManifestParent::sharePpm)
                .sum();
    }

    private static Set<Digest> digests(List<ManifestParent> parents) {
        return parents.stream()
                .map(ManifestParent::manifestDigest)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
