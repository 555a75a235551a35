package org.codexfield.settlement.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/**
 * Versions and their edges, looked up once for all lineages that are taken from them. Immutable,
 * safe for any number of threads.
 *
 * <pre>{@code
 * var graph = VersionGraph.of(versions);
 * earning.forEach(version -> graph.lineage(version.manifest()));
 * }</pre>
 */
public final class VersionGraph {

    /** Stands for a parent that is not among the versions. */
    static final int UNKNOWN = -1;

    private static final Comparator<Did> BY_TEXT = Comparator.comparing(Did::value);

    private final List<LineageVersion> versions;
    private final Map<Digest, Integer> indexes;
    private final List<Did> owners;
    private final int[] ownerOf;
    private final int[][] parentsOf;

    private VersionGraph(List<LineageVersion> versions, Map<Digest, Integer> indexes) {
        this.versions = versions;
        this.indexes = indexes;
        this.owners =
                versions.stream().map(LineageVersion::owner).distinct().sorted(BY_TEXT).toList();
        this.ownerOf = versions.stream().mapToInt(one -> ownerRank(one.owner())).toArray();
        this.parentsOf = versions.stream().map(this::indexesOfParents).toArray(int[][]::new);
    }

    /**
     * The graph of these versions. A parent may be missing as long as nobody's lineage reaches it.
     *
     * @throws LineageIsAmbiguous if two different versions have one manifest
     */
    public static VersionGraph of(Collection<LineageVersion> versions) {
        var indexes = new HashMap<Digest, Integer>();
        var distinct = new ArrayList<LineageVersion>(versions.size());
        for (var version : versions) {
            var before = indexes.putIfAbsent(version.manifest(), distinct.size());
            if (before == null) {
                distinct.add(version);
            } else if (!distinct.get(before).equals(version)) {
                throw new LineageIsAmbiguous(version.name(), version.manifest());
            }
        }
        return new VersionGraph(Collections.unmodifiableList(distinct), indexes);
    }

    /**
     * The lineage of one of the versions.
     *
     * @throws LineageIsIncomplete if the version or one of its ancestors is not among them
     * @throws LineageIsTooLarge if there are more than {@value Lineage#MAX_ANCESTORS} ancestors
     * @throws LineageIsCircular if one is its own ancestor
     * @throws FixedSharesExceedWhole if all fixed shares together are over 100 %
     * @throws CascadingSharesExceedWhole if those of one version are
     */
    public Lineage lineage(Digest manifest) {
        var index = indexes.get(manifest);
        if (index == null) {
            throw new LineageIsIncomplete(manifest.hex(), manifest);
        }
        return Lineage.of(new AncestorOrder(this, index));
    }

    int size() {
        return versions.size();
    }

    LineageVersion version(int index) {
        return versions.get(index);
    }

    /** The indexes of a version's parents, in the order of its edges. */
    int[] parentsOf(int index) {
        return parentsOf[index];
    }

    /** All owners in the order of their DIDs; the place of one is its rank. */
    List<Did> owners() {
        return owners;
    }

    int ownerOf(int index) {
        return ownerOf[index];
    }

    private int ownerRank(Did owner) {
        return Collections.binarySearch(owners, owner, BY_TEXT);
    }

    private int[] indexesOfParents(LineageVersion version) {
        return version.parents().stream()
                .mapToInt(edge -> indexes.getOrDefault(edge.manifestDigest(), UNKNOWN))
                .toArray();
    }
}
