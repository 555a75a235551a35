package org.codexfield.settlement.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

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
    private final EdgeTable fixed;
    private final EdgeTable cascading;

    private Lineage(List<LineageVersion> versions, EdgeTable fixed, EdgeTable cascading) {
        this.versions = versions;
        this.fixed = fixed;
        this.cascading = cascading;
    }

    /**
     * The lineage of a version.
     *
     * @param version the version that earns, or a draft that is to
     * @param others at least all its ancestors; what it does not rest on is left out
     * @throws LineageIsIncomplete if an ancestor is not among them
     * @throws LineageIsAmbiguous if one is given twice
     * @throws LineageIsTooLarge if there are more than {@value #MAX_ANCESTORS} ancestors
     * @throws LineageIsCircular if one is its own ancestor
     * @throws FixedSharesExceedWhole if all fixed shares together are over 100 %
     * @throws CascadingSharesExceedWhole if those of one version are
     */
    public static Lineage of(LineageVersion version, Collection<LineageVersion> others) {
        var order = new AncestorOrder(version, others);
        var versions = order.sorted();
        var fixed = new EdgeTable.Builder(versions.size());
        var cascading = new EdgeTable.Builder(versions.size());
        for (int child = 0; child < versions.size(); child++) {
            for (var edge : versions.get(child).parents()) {
                var table = edge.terms().shareKind() == ShareKind.FIXED ? fixed : cascading;
                if (edge.terms().shareKind() != ShareKind.NONE) {
                    table.add(order.position(edge.manifestDigest()), edge.sharePpm());
                }
            }
            fixed.endOfChild();
            cascading.endOfChild();
        }
        var lineage = new Lineage(versions, fixed.build(), cascading.build());
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

    private List<String> names(EdgeTable edges, int begin, int end) {
        var names = new ArrayList<String>(end - begin);
        for (int edge = begin; edge < end; edge++) {
            names.add(
                    EdgeNames.of(
                            versions.get(edges.child(edge)),
                            versions.get(edges.parent(edge)),
                            edges.ppm(edge)));
        }
        return names;
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

    /** The owners of the version's direct data parents, each once, in the order of their DIDs. */
    List<Did> dataOwners() {
        var direct = new HashSet<Digest>();
        version().parents().forEach(edge -> direct.add(edge.manifestDigest()));
        return versions.stream()
                .filter(one -> one.isData() && direct.contains(one.manifest()))
                .map(LineageVersion::owner)
                .distinct()
                .sorted(Comparator.comparing(Did::value))
                .toList();
    }

    EdgeTable fixed() {
        return fixed;
    }

    EdgeTable cascading() {
        return cascading;
    }
}
