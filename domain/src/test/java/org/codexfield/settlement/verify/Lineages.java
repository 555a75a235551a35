package org.codexfield.settlement.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** Lineages to test with, small ones that are anything and large ones that are known. */
final class Lineages {

    static final Did PLATFORM = new Did("did:web:grid.example");
    private static final int WHOLE = ParentTerms.WHOLE;
    private static final List<ShareKind> KINDS = List.of(ShareKind.values());

    private Lineages() {}

    /** A version and those that it may rest on. */
    record Family(LineageVersion version, List<LineageVersion> others) {

        Lineage lineage() {
            return Lineage.of(version, others);
        }

        RoyaltyPlan plan() {
            return new RoyaltyPlan(lineage(), FeeSchedule.FIRST, PLATFORM);
        }

        /** The same, told in another order. */
        Family shuffled(Random random) {
            var versions = new ArrayList<LineageVersion>();
            for (var each : others) {
                versions.add(shuffled(each, random));
            }
            Collections.shuffle(versions, random);
            return new Family(shuffled(version, random), versions);
        }

        private static LineageVersion shuffled(LineageVersion version, Random random) {
            var parents = new ArrayList<>(version.parents());
            Collections.shuffle(parents, random);
            return new LineageVersion(
                    version.manifest(), version.name(), version.owner(), version.kind(), parents);
        }

        List<LineageVersion> all() {
            var all = new ArrayList<>(List.of(version));
            all.addAll(others);
            return all;
        }
    }

    static Digest digest(String name) {
        return Digest.of(name.getBytes(UTF_8));
    }

    static Did owner(String name) {
        return new Did("did:web:grid.example:organisations:" + name);
    }

    /** A model of this name, owned by an organisation of the same name. */
    static LineageVersion model(String name, ManifestParent... parents) {
        return version(name, name, CapsuleKind.MODEL, List.of(parents));
    }

    static LineageVersion dataset(String name, String owner) {
        return version(name, owner, CapsuleKind.DATASET, List.of());
    }

    static LineageVersion version(
            String name, String owner, CapsuleKind kind, List<ManifestParent> parents) {
        return new LineageVersion(digest(name), name, owner(owner), kind, parents);
    }

    static ManifestParent fixed(String parent, int ppm) {
        return edge(parent, ShareKind.FIXED, ppm);
    }

    static ManifestParent cascading(String parent, int ppm) {
        return edge(parent, ShareKind.CASCADING, ppm);
    }

    static ManifestParent free(String parent) {
        return edge(parent, ShareKind.NONE, 0);
    }

    private static ManifestParent edge(String parent, ShareKind kind, int ppm) {
        var terms = kind == ShareKind.NONE ? ParentTerms.NONE : new ParentTerms(TERMS, kind, ppm);
        return new ManifestParent(digest(parent), Relation.DERIVED_FROM, terms);
    }

    private static final Optional<Digest> TERMS = Optional.of(digest("terms"));

    /** Any amount, with those that are small, large or at an end more often. */
    static Arbitrary<Long> amounts() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 200),
                Arbitraries.longs().between(0, 10_000_000_000L),
                Arbitraries.longs().between(0, Long.MAX_VALUE),
                Arbitraries.of(0L, 1L, Long.MAX_VALUE));
    }

    static Arbitrary<Charge> charges() {
        var operators =
                Combinators.combine(
                                Arbitraries.of("v0", "v1", "node"),
                                Arbitraries.integers().between(0, WHOLE))
                        .as((name, score) -> new ServingOperator(owner(name), score));
        return Combinators.combine(amounts(), operators.optional()).as(Charge::new);
    }

    /** Small lineages of every shape, with at most so many owners. */
    static Arbitrary<Family> families(int owners) {
        return Arbitraries.randomValue(random -> family(random, owners));
    }

    private static Family family(Random random, int owners) {
        int size = 1 + random.nextInt(8);
        // so that fixed shares come to at most everything, now and then to exactly that
        int[] fixedLeft = {random.nextInt(3) == 0 ? 0 : WHOLE};
        boolean sharing = random.nextInt(5) > 0;
        var all = new ArrayList<LineageVersion>();
        for (int i = 0; i < size; i++) {
            var parents = new ArrayList<ManifestParent>();
            int[] cascadingLeft = {WHOLE};
            for (int parent = i + 1; parent < size; parent++) {
                if (random.nextInt(3) > 0) {
                    var kind = sharing ? KINDS.get(random.nextInt(3)) : ShareKind.NONE;
                    int[] left = kind == ShareKind.FIXED ? fixedLeft : cascadingLeft;
                    int ppm = kind == ShareKind.NONE ? 0 : taken(random, left);
                    parents.add(edge("v" + parent, ppm == 0 ? ShareKind.NONE : kind, ppm));
                }
            }
            var kind = random.nextBoolean() ? CapsuleKind.DATASET : CapsuleKind.MODEL;
            all.add(version("v" + i, "v" + random.nextInt(owners), kind, parents));
        }
        return new Family(all.get(0), List.copyOf(all.subList(1, size)));
    }

    private static int taken(Random random, int[] left) {
        int ppm = random.nextInt(6) == 0 ? left[0] : random.nextInt(left[0] / 2 + 1);
        left[0] -= ppm;
        return ppm;
    }

    /** A chain in which each version passes on the same share. */
    static Family chain(int ancestors, int ppm) {
        var all = new ArrayList<LineageVersion>();
        for (int i = 0; i < ancestors; i++) {
            all.add(model("v" + i, cascading("v" + (i + 1), ppm)));
        }
        all.add(model("v" + ancestors));
        return new Family(all.get(0), List.copyOf(all.subList(1, all.size())));
    }
}
