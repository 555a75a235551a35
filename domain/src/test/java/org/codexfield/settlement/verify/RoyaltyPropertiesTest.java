package org.codexfield.settlement.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.settlement.verify.Lineages.Family;
import org.codexfield.shared.Digest;

/** The specification of the royalty rule, as properties. */
class RoyaltyPropertiesTest {

    private static final int SOLE_OWNERS = 1_000_000;

    @Provide
    static Arbitrary<Family> families() {
        return Lineages.families(4);
    }

    @Provide
    static Arbitrary<Charge> charges() {
        return Lineages.charges();
    }

    @Property
    void payouts_sumToTheCharge_toTheLastUnit(
            @ForAll("families") Family family, @ForAll("charges") Charge charge) {
        var payouts = family.plan().distribute(charge).payouts();

        assertThat(payouts).allSatisfy(payout -> assertThat(payout.amountMicro()).isPositive());
        assertThat(
                        payouts.stream()
                                .map(payout -> BigInteger.valueOf(payout.amountMicro()))
                                .reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(BigInteger.valueOf(charge.amountMicro()));
    }

    @Property
    void payouts_areThoseOfTheRuleAsItIsWritten(
            @ForAll("families") Family family, @ForAll("charges") Charge charge) {
        var payouts = new TreeMap<String, BigInteger>();
        for (var payout : family.plan().distribute(charge).payouts()) {
            payouts.put(
                    payout.kind() + " " + payout.payee().value(),
                    BigInteger.valueOf(payout.amountMicro()));
        }

        assertThat(payouts).isEqualTo(NaiveRoyalties.of(family, charge));
    }

    @Property
    void theOrderOfVersionsAndEdges_changesNothing(
            @ForAll("families") Family family,
            @ForAll("charges") Charge charge,
            @ForAll Random random) {
        var shuffled = family.shuffled(random);

        assertThat(shuffled.plan().distribute(charge)).isEqualTo(family.plan().distribute(charge));
        assertThat(shuffled.plan().explain(charge)).isEqualTo(family.plan().explain(charge));
    }

    @Property
    void whatADistributorDidBefore_changesNothing(
            @ForAll("families") Family family,
            @ForAll("charges") Charge before,
            @ForAll("charges") Charge charge) {
        var distributor = family.plan().distributor();
        distributor.distribute(before);

        assertThat(distributor.distribute(charge)).isEqualTo(family.plan().distribute(charge));
    }

    @Property
    void raisingAShare_neverLowersItsPayout_byMoreThanAUnitForEachEdgePassed(
            @ForAll Random random, @ForAll("charges") Charge charge) {
        var family = anySharing(random);
        var edges = declared(family);
        Assume.that(!edges.isEmpty());
        var raised = edges.get(random.nextInt(edges.size()));
        int room = ParentTerms.WHOLE - total(family, raised);
        Assume.that(room > 0);
        var after = with(family, raised, raised.parent().sharePpm() + 1 + random.nextInt(room));
        var payee = raised.parent().manifestDigest();

        assertThat(paid(after, charge, payee))
                .isGreaterThanOrEqualTo(
                        paid(family, charge, payee) - family.lineage().cascading().size());
    }

    @Property
    void anExplanation_saysWhereEveryUnitWent(
            @ForAll("families") Family family, @ForAll("charges") Charge charge) {
        var plan = family.plan();
        var why = plan.explain(charge);
        var told = new TreeMap<String, Long>();
        told.put("PLATFORM " + Lineages.PLATFORM.value(), why.platformMicro());
        charge.servedBy()
                .ifPresent(by -> told.put("COMPUTE " + by.operator().value(), why.computeMicro()));
        why.edges().stream()
                .filter(edge -> edge.kind() == ShareKind.FIXED)
                .forEach(
                        edge ->
                                told.merge(
                                        "FIXED " + edge.payee().value(),
                                        edge.amountMicro(),
                                        Long::sum));
        why.incomes()
                .forEach(
                        income ->
                                told.merge(
                                        "KEPT " + income.owner().value(),
                                        income.keptMicro(),
                                        Long::sum));
        why.data().forEach(data -> told.put("DATA " + data.payee().value(), data.amountMicro()));
        told.values().removeIf(amount -> amount == 0);

        assertThat(told)
                .isEqualTo(
                        plan.distribute(charge).payouts().stream()
                                .collect(
                                        Collectors.toMap(
                                                one -> one.kind() + " " + one.payee().value(),
                                                Payout::amountMicro)));
    }

    @Property
    void theWaysToAVersion_areAllOfThem_andBringAtMostWhatArrived(
            @ForAll("families") Family family, @ForAll("charges") Charge charge) {
        var why = family.plan().explain(charge);
        for (var income : why.incomes()) {
            var paths = why.pathsTo(income.manifest(), Explanation.MAX_PATHS);

            assertThat(paths.count()).isEqualTo(ways(why, family, income.manifest()));
            assertThat(paths.shown()).doesNotHaveDuplicates();
            assertThat(paths.shown()).hasSize((int) Math.min(paths.count(), 100));
            assertThat(paths.shown().stream().mapToLong(FlowPath::amountMicro).sum())
                    .isLessThanOrEqualTo(income.inflowMicro());
            assertThat(why.pathsTo(income.manifest(), 1).shown())
                    .isEqualTo(paths.shown().subList(0, (int) Math.min(paths.count(), 1)));
        }
    }

    private static long ways(Explanation why, Family family, Digest to) {
        if (to.equals(family.version().manifest())) {
            return 1;
        }
        return why.edges().stream()
                .filter(edge -> edge.kind() == ShareKind.CASCADING)
                .filter(edge -> edge.amountMicro() > 0 && edge.parent().equals(to))
                .mapToLong(edge -> ways(why, family, edge.child()))
                .sum();
    }

    private record Declared(LineageVersion child, ManifestParent parent) {}

    /** Every version has an owner of its own, so what a version earns is what a payee does. */
    private static Family anySharing(Random random) {
        return Lineages.families(SOLE_OWNERS).generator(1).next(random).value();
    }

    private static List<Declared> declared(Family family) {
        var edges = new ArrayList<Declared>();
        for (var child : family.lineage().versions()) {
            for (var parent : child.parents()) {
                if (parent.terms().shareKind() != ShareKind.NONE) {
                    edges.add(new Declared(child, parent));
                }
            }
        }
        return edges;
    }

    /** Of all shares that are limited together with this one. */
    private static int total(Family family, Declared edge) {
        var kind = edge.parent().terms().shareKind();
        return declared(family).stream()
                .filter(other -> other.parent().terms().shareKind() == kind)
                .filter(other -> kind == ShareKind.FIXED || other.child().equals(edge.child()))
                .mapToInt(other -> other.parent().sharePpm())
                .sum();
    }

    private static Family with(Family family, Declared raised, int ppm) {
        var versions = new ArrayList<LineageVersion>();
        for (var each : family.all()) {
            versions.add(each.equals(raised.child()) ? with(each, raised.parent(), ppm) : each);
        }
        return new Family(versions.get(0), versions.subList(1, versions.size()));
    }

    private static LineageVersion with(LineageVersion child, ManifestParent edge, int ppm) {
        var terms = edge.terms();
        var parents = new ArrayList<>(child.parents());
        parents.remove(edge);
        parents.add(
                new ManifestParent(
                        edge.manifestDigest(),
                        edge.relation(),
                        new ParentTerms(terms.termsDigest(), terms.shareKind(), ppm)));
        return new LineageVersion(
                child.manifest(), child.name(), child.owner(), child.kind(), parents);
    }

    private static long paid(Family family, Charge charge, Digest version) {
        var why = family.plan().explain(charge);
        long fixed =
                why.edges().stream()
                        .filter(edge -> edge.kind() == ShareKind.FIXED)
                        .filter(edge -> edge.parent().equals(version))
                        .mapToLong(EdgeFlow::amountMicro)
                        .sum();
        return fixed
                + why.incomes().stream()
                        .filter(income -> income.manifest().equals(version))
                        .mapToLong(VersionIncome::keptMicro)
                        .sum();
    }

    /** The test would prove little if the lineages were all alike. */
    @Property(tries = 1)
    void theLineages_areOfEveryKind() {
        var seen = new TreeMap<String, Integer>();
        var random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            var lineage = anySharing(random).lineage();
            seen.merge("shares " + lineage.declaresShares(), 1, Integer::sum);
            seen.merge("fixed " + (lineage.fixed().size() > 1), 1, Integer::sum);
            seen.merge("cascading " + (lineage.cascading().size() > 3), 1, Integer::sum);
            seen.merge("data " + (lineage.dataOwners().length > 1), 1, Integer::sum);
        }

        assertThat(Map.copyOf(seen)).hasSize(8);
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(50));
    }
}
