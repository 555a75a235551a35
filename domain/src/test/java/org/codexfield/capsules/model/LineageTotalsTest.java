package org.codexfield.capsules.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.capsules.CapsulesFixture.aParent;
import static org.codexfield.capsules.CapsulesFixture.digest;
import static org.codexfield.capsules.CapsulesFixture.terms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

class LineageTotalsTest {

    private static final String PARENT = "p";

    /** Versions in memory, by name. */
    private static final class Memory implements Lineage {
        private final Map<Digest, List<ManifestParent>> parents = new HashMap<>();
        private final Map<Digest, LineageTotals> totals = new HashMap<>();

        LineageTotals seal(String name, ManifestParent... of) {
            var known =
                    List.of(of).stream()
                            .map(
                                    parent ->
                                            java.util.Objects.requireNonNull(
                                                    totals.get(parent.manifestDigest())))
                            .toList();
            var sum = LineageTotals.of(List.of(of), known, this);
            parents.put(digest(name), List.of(of));
            totals.put(digest(name), sum);
            return sum;
        }

        @Override
        public List<Edge> edges(Set<Digest> children) {
            var edges = new ArrayList<Edge>();
            for (var child : children) {
                parents.getOrDefault(child, List.of()).forEach(p -> edges.add(new Edge(child, p)));
            }
            return edges;
        }
    }

    private final Memory memory = new Memory();

    private static ManifestParent plain(String name) {
        return aParent(name, ParentTerms.NONE);
    }

    @Test
    void aChain_hasTheDepthOfItsLength() {
        memory.seal("0");
        for (int i = 1; i <= LineageTotals.MAX_DEPTH; i++) {
            var totals = memory.seal("" + i, plain("" + (i - 1)));
            assertThat(totals.depth()).isEqualTo(i);
        }
        assertThatThrownBy(() -> memory.seal("x", plain("" + LineageTotals.MAX_DEPTH)))
                .isInstanceOf(LineageIsTooLong.class);
    }

    /** Where many generations have many edges, few of them are in memory at once. */
    @Test
    void aWideLineage_isReadInBatches_upToTheLimit() {
        var asked = new ArrayList<Integer>();
        Lineage wide =
                children -> {
                    asked.add(children.size());
                    var edges = new ArrayList<Lineage.Edge>();
                    for (var child : children) {
                        for (int i = 0; i < 100; i++) {
                            edges.add(new Lineage.Edge(child, plain(child.hex() + i)));
                        }
                    }
                    return edges;
                };
        var parents = IntStream.range(0, 60).mapToObj(i -> plain("w" + i)).toList();
        var known = new LineageTotals(3, LineageTotals.MAX_ANCESTORS, 0);

        assertThatThrownBy(() -> LineageTotals.of(parents, List.of(known), wide))
                .isInstanceOf(LineageIsTooLong.class);
        assertThat(asked).allMatch(size -> size <= Lineage.BATCH).hasSizeLessThan(5);
    }

    @Test
    void manyDiamonds_haveFewAncestors() {
        memory.seal("a0");
        memory.seal("b0");
        for (int i = 1; i <= 40; i++) {
            memory.seal("a" + i, plain("a" + (i - 1)), plain("b" + (i - 1)));
            memory.seal("b" + i, plain("a" + (i - 1)), plain("b" + (i - 1)));
        }
        // 2^40 paths lead to 82 ancestors
        assertThat(memory.seal("end", plain("a40"), plain("b40")).ancestors())
                .isLessThan(LineageTotals.MAX_ANCESTORS);
    }

    @Test
    void tooManyAncestors_areRefused() {
        for (int group = 0; group < 11; group++) {
            var of = new ArrayList<ManifestParent>();
            for (int i = 0; i < 1000; i++) {
                memory.seal(group + "-" + i);
                of.add(plain(group + "-" + i));
            }
            memory.seal("g" + group, of.toArray(ManifestParent[]::new));
        }
        var all = new ArrayList<ManifestParent>();
        for (int group = 0; group < 11; group++) {
            all.add(plain("g" + group));
        }
        assertThatThrownBy(() -> memory.seal("end", all.toArray(ManifestParent[]::new)))
                .isInstanceOf(LineageIsTooLong.class);
        all.remove(0);
        all.remove(0);
        assertThat(memory.seal("end", all.toArray(ManifestParent[]::new)).ancestors())
                .isEqualTo(9 * 1001);
    }

    @Test
    void fixedShares_countOnce_howeverManyPathsLeadToThem() {
        memory.seal(PARENT);
        memory.seal("a", aParent(PARENT, terms(ShareKind.FIXED, 400_000)));
        memory.seal("b", plain("a"));
        memory.seal("c", plain("a"));
        memory.seal("d", plain("b"), plain("c"));
        memory.seal("e", plain("a"));

        assertThat(memory.seal("end", plain("d"), plain("e")).fixedPpm()).isEqualTo(400_000);
    }

    @Test
    void fixedSharesOverAll_areRefused_namingTheParents() {
        memory.seal(PARENT);
        memory.seal("q");
        memory.seal("a", aParent(PARENT, terms(ShareKind.FIXED, 600_000)));
        memory.seal("all", aParent("q", terms(ShareKind.FIXED, 400_000)), plain("a"));

        assertThatThrownBy(
                        () ->
                                memory.seal(
                                        "end",
                                        aParent("q", terms(ShareKind.FIXED, 400_001)),
                                        plain("a")))
                .isInstanceOfSatisfying(
                        SharesExceedWhole.class,
                        refusal ->
                                assertThat(refusal.arguments().get("parents"))
                                        .contains(digest(PARENT).hex(), digest("q").hex()));
    }

    @Test
    void cascadingShares_areLimitedInEachVersion() {
        memory.seal(PARENT);
        memory.seal("q");
        memory.seal("a", aParent(PARENT, terms(ShareKind.CASCADING, 1_000_000)));
        memory.seal("b", aParent("a", terms(ShareKind.CASCADING, 1_000_000)));

        assertThatThrownBy(
                        () ->
                                memory.seal(
                                        "c",
                                        aParent("q", terms(ShareKind.CASCADING, 1)),
                                        aParent(PARENT, terms(ShareKind.CASCADING, 1_000_000))))
                .isInstanceOf(SharesExceedWhole.class);
    }
}
