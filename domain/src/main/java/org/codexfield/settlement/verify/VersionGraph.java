package org.codexfield.settlement.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codexfield.capsules.verify.ShareKind;
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
    // the edges of all versions, flat: making lineages ready is a walk over these
    private final int[] begins;
    private final int[] parents;
    private final int[] ppms;
    private final boolean[] areFixed;

    private VersionGraph(List<LineageVersion> versions, Map<Digest, Integer> indexes) {
        this.versions = versions;
        this.indexes = indexes;
        this.owners =
                versions.stream().map(LineageVersion::owner).distinct().sorted(BY_TEXT).toList();
        this.ownerOf = versions.stream().mapToInt(one -> ownerRank(one.owner())).toArray();
        this.begins = new int[versions.size() + 1];
        for (int child = 0; child < versions.size(); child++) {
            begins[child + 1] = begins[child] + versions.get(child).parents().size();
        }
        this.parents = new int[begins[versions.size()]];
        this.ppms = new int[parents.length];
        this.areFixed = new boolean[parents.length];
        for (int child = 0; child < versions.size(); child++) {
            fillEdges(child);
        }
    }

    private void fillEdges(int child) {
        int edge = begins[child];
        for (var parent : versions.get(child).parents()) {
            parents[edge] = indexes.getOrDefault(parent.manifestDigest(), UNKNOWN);
            ppms[edge] = parent.sharePpm();
            areFixed[edge] = parent.terms().shareKind() == ShareKind.FIXED;
            edge++;
        }
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

    /** The first edge of a version. */
    int begin(int version) {
        return begins[version];
    }

    /** The first edge that is no longer a version's. */
    int end(int version) {
        return begins[version + 1];
    }

    /** The index of an edge's parent, or {@link #UNKNOWN}. */
    int parent(int edge) {
        return parents[edge];
    }

    /** The share of an edge; 0 if it declares none. */
    int ppm(int edge) {
        return ppms[edge];
    }

    /** Whether the share of an edge is fixed, rather than cascading. */
    boolean isFixed(int edge) {
        return areFixed[edge];
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
}
