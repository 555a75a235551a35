package org.codexfield.settlement.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.codexfield.shared.Did;

/**
 * A version and all its ancestors, checked and laid out flat: what royalties flow along. Made once,
 * in linear time and without recursion; immutable, safe for any number of threads.
 *
 * <p>Versions have positions in topological order: the version itself is 0, and every child stands
 * before its parents. The order in which versions and edges are given never matters.
 */
public final class Lineage {

    /** The most ancestors; no path can be longer, so this bounds the depth too. */
    public static final int MAX_ANCESTORS = 10_000;

    private final List<LineageVersion> versions;
    private final List<Did> owners;
    private final int[] ownerOf;
    private final int[] dataOwners;
    private final EdgeTable fixed;
    private final EdgeTable cascading;

    private Lineage(AncestorOrder order, EdgeTable fixed, EdgeTable cascading) {
        var graph = order.graph();
        var members = new LineageVersion[order.size()];
        this.ownerOf = new int[order.size()];
        for (int position = 0; position < members.length; position++) {
            members[position] = graph.version(order.index(position));
            ownerOf[position] = graph.ownerOf(order.index(position));
        }
        this.versions = Collections.unmodifiableList(Arrays.asList(members));
        this.owners = graph.owners();
        this.dataOwners =
                IntStream.range(graph.begin(order.index(0)), graph.end(order.index(0)))
                        .map(graph::parent)
                        .filter(parent -> graph.version(parent).isData())
                        .map(graph::ownerOf)
                        .sorted()
                        .distinct()
                        .toArray();
        this.fixed = fixed;
        this.cascading = cascading;
    }

    /**
     * The lineage of one version. For the lineages of many, look them up in one {@link
     * VersionGraph}.
     *
     * @param version the version that earns, or a draft that is to
     * @param others at least all its ancestors; what it does not rest on is left out
     * @throws LineageIsAmbiguous if two different versions have one manifest
     * @throws org.codexfield.shared.DomainException as {@link VersionGraph#lineage} does
     */
    public static Lineage of(LineageVersion version, Collection<LineageVersion> others) {
        var all = new ArrayList<LineageVersion>(others.size() + 1);
        all.add(version);
        all.addAll(others);
        return VersionGraph.of(all).lineage(version.manifest());
    }

    static Lineage of(AncestorOrder order) {
        var graph = order.graph();
        var fixed = new EdgeTable.Builder(order.size());
        var cascading = new EdgeTable.Builder(order.size());
        for (int child = 0; child < order.size(); child++) {
            int index = order.index(child);
            for (int edge = graph.begin(index); edge < graph.end(index); edge++) {
                if (graph.ppm(edge) > 0) {
                    var table = graph.isFixed(edge) ? fixed : cascading;
                    table.add(order.position(graph.parent(edge)), graph.ppm(edge));
                }
            }
            fixed.endOfChild();
            cascading.endOfChild();
        }
        var lineage = new Lineage(order, fixed.build(), cascading.build());
        lineage.requireSharesWithinWhole();
        return lineage;
    }

    private void requireSharesWithinWhole() {
        long total = fixed.totalPpm(0, fixed.size());
        if (total > Fraction.WHOLE_PPM) {
            throw new FixedSharesExceedWhole(version(), total, names(fixed, 0, fixed.size()));
        }
        for (int child = 0; child < versions.size(); child++) {
            int begin = cascading.begin(child);
            int end = cascading.end(child);
            long passed = cascading.totalPpm(begin, end);
            if (passed > Fraction.WHOLE_PPM) {
                throw new CascadingSharesExceedWhole(
                        versions.get(child), passed, names(cascading, begin, end));
            }
        }
    }

    private String names(EdgeTable edges, int begin, int end) {
        return EdgeNames.list(
                end - begin,
                nth ->
                        EdgeNames.of(
                                versions.get(edges.child(begin + nth)),
                                versions.get(edges.parent(begin + nth)),
                                edges.ppm(begin + nth)));
    }

    /** The version whose lineage it is. */
    public LineageVersion version() {
        return versions.get(0);
    }

    /** The version first, then its ancestors, every child before its parents. */
    public List<LineageVersion> versions() {
        return versions;
    }

    /** Whether any edge declares a share; where none does, the default plan holds. */
    public boolean declaresShares() {
        return fixed.size() + cascading.size() > 0;
    }

    /** Owners in the order of their DIDs, at least all of these versions; an index is a rank. */
    List<Did> owners() {
        return owners;
    }

    /** The rank of a version's owner. */
    int ownerOf(int version) {
        return ownerOf[version];
    }

    /** The ranks of the owners of the version's direct data parents, each once, ascending. */
    int[] dataOwners() {
        return dataOwners;
    }

    EdgeTable fixed() {
        return fixed;
    }

    EdgeTable cascading() {
        return cascading;
    }
}
