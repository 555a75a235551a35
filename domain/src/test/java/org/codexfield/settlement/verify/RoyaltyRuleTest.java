package org.codexfield.settlement.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.settlement.verify.Lineages.PLATFORM;
import static org.codexfield.settlement.verify.Lineages.cascading;
import static org.codexfield.settlement.verify.Lineages.dataset;
import static org.codexfield.settlement.verify.Lineages.digest;
import static org.codexfield.settlement.verify.Lineages.fixed;
import static org.codexfield.settlement.verify.Lineages.free;
import static org.codexfield.settlement.verify.Lineages.model;
import static org.codexfield.settlement.verify.Lineages.owner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.settlement.verify.Lineages.Family;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoyaltyRuleTest {

    private static final Charge THOUSAND =
            new Charge(1_000, Optional.of(new ServingOperator(owner("node"), 1_000_000)));

    private static Family family(LineageVersion version, LineageVersion... others) {
        return new Family(version, List.of(others));
    }

    private static Map<?, Long> paid(Family family, Charge charge) {
        return family.plan().distribute(charge).byPayee();
    }

    @Test
    void byDefault_data_model_computeAndPlatform_get40_30_20_10() {
        var family = family(model("m", free("d"), free("code")), dataset("d", "d"), model("code"));

        assertThat(paid(family, THOUSAND))
                .isEqualTo(
                        Map.of(
                                owner("d"),
                                400L,
                                owner("m"),
                                300L,
                                owner("node"),
                                200L,
                                PLATFORM,
                                100L));
        assertThat(family.plan().explain(THOUSAND).byDefaultPlan()).isTrue();
    }

    @Test
    void byDefault_ownersOfData_getEqualParts_howManyDataSetsEachMayHave() {
        var family =
                family(
                        model("m", free("d1"), free("d2"), free("d3")),
                        dataset("d1", "ann"),
                        dataset("d2", "ann"),
                        dataset("d3", "bob"));

        // 2/7 of 900 are 257.14
        assertThat(paid(family, Charge.withoutNode(1_000)))
                .isEqualTo(
                        Map.of(
                                owner("ann"),
                                257L,
                                owner("bob"),
                                257L,
                                owner("m"),
                                386L,
                                PLATFORM,
                                100L));
    }

    @Test
    void byDefault_onlyDirectDataParentsCount() {
        var family = family(model("m", free("code")), model("code", free("d")), dataset("d", "d"));

        assertThat(paid(family, Charge.withoutNode(1_000)))
                .isEqualTo(Map.of(owner("m"), 900L, PLATFORM, 100L));
    }

    @Test
    void aShareFarAway_endsTheDefaultPlan() {
        var family =
                family(
                        model("m", free("d"), free("code")),
                        dataset("d", "d"),
                        model("code", fixed("old", 100_000)),
                        model("old"));

        assertThat(paid(family, Charge.withoutNode(1_000)))
                .isEqualTo(Map.of(owner("m"), 810L, owner("old"), 90L, PLATFORM, 100L));
    }

    @Test
    void aFixedShare_isPaidOnce_howManyWaysMayLeadToIt() {
        var family =
                family(
                        model("m", cascading("a", 500_000), cascading("b", 500_000)),
                        model("a", free("c")),
                        model("b", free("c")),
                        model("c", fixed("d", 100_000)),
                        model("d"));

        assertThat(paid(family, Charge.withoutNode(1_000)))
                .isEqualTo(
                        Map.of(
                                owner("d"),
                                90L,
                                owner("a"),
                                405L,
                                owner("b"),
                                405L,
                                PLATFORM,
                                100L));
    }

    @Test
    void aDiamond_joinsBeforeItPassesOn_andEveryoneKeepsTheDust() {
        var family =
                family(
                        model("m", cascading("a", 333_333), cascading("b", 333_333)),
                        model("a", cascading("c", 500_000)),
                        model("b", cascading("c", 500_000)),
                        model("c", cascading("d", 900_000)),
                        model("d"));
        var why = family.plan().explain(Charge.withoutNode(1_000));

        // 900 flow: 299 along each side, 149 of these on, so 298 meet and 268 go on
        assertThat(paid(family, Charge.withoutNode(1_000)))
                .isEqualTo(
                        Map.of(
                                owner("m"),
                                302L,
                                owner("a"),
                                150L,
                                owner("b"),
                                150L,
                                owner("c"),
                                30L,
                                owner("d"),
                                268L,
                                PLATFORM,
                                100L));
        assertThat(why.pathsTo(digest("d"), 5).count()).isEqualTo(2);
        assertThat(why.pathsTo(digest("d"), 5).shown())
                .extracting(FlowPath::amountMicro)
                .containsExactly(134L, 134L);
        assertThat(why.pathsTo(digest("d"), 1).shown().get(0).edges())
                .extracting(EdgeFlow::amountMicro)
                .containsExactly(299L, 149L, 268L);
    }

    @Test
    void aNodesScore_lowersItsShare_inFavourOfTheContent() {
        var half = new ServingOperator(owner("node"), 500_000);

        assertThat(paid(family(model("m")), new Charge(1_000, Optional.of(half))))
                .isEqualTo(Map.of(owner("m"), 800L, owner("node"), 100L, PLATFORM, 100L));
    }

    @Test
    void aPayeeOfManyKinds_isPaidForEach() {
        var family = family(model("m", free("d")), dataset("d", "m"));
        var own = new Charge(1_000, Optional.of(new ServingOperator(owner("m"), 1_000_000)));

        assertThat(family.plan().distribute(own).payouts())
                .extracting(Payout::kind)
                .containsExactly(
                        PayoutKind.PLATFORM, PayoutKind.COMPUTE, PayoutKind.KEPT, PayoutKind.DATA);
        assertThat(paid(family, own)).isEqualTo(Map.of(owner("m"), 900L, PLATFORM, 100L));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 1_000_000, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void anyAmount_passesAChainOfTenThousand_toTheLastUnit(long amount) {
        var plan = Lineages.chain(Lineage.MAX_ANCESTORS, 999_999).plan();
        var paid = plan.distribute(Charge.withoutNode(amount));

        assertThat(paid.byPayee().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(amount);
        if (amount == Long.MAX_VALUE) {
            assertThat(paid.payouts()).hasSize(Lineage.MAX_ANCESTORS + 2);
            var last = digest("v" + Lineage.MAX_ANCESTORS);
            assertThat(plan.explain(Charge.withoutNode(amount)).pathsTo(last, 9).shown())
                    .singleElement()
                    .satisfies(path -> assertThat(path.edges()).hasSize(10_000));
        }
    }

    /** Two to the power of five thousand ways: the cost must not follow them. */
    @Test
    void aLadderOfDiamonds_isReckonedEdgeByEdge() {
        var others = new ArrayList<LineageVersion>();
        int diamonds = 3_000;
        for (int i = 0; i < diamonds; i++) {
            others.add(model("a" + i, cascading("t" + (i + 1), 1_000_000)));
            others.add(model("b" + i, cascading("t" + (i + 1), 1_000_000)));
            others.add(model("t" + i, cascading("a" + i, 500_000), cascading("b" + i, 500_000)));
        }
        others.add(model("t" + diamonds));
        var plan = family(others.get(2), others.toArray(LineageVersion[]::new)).plan();
        var why = plan.explain(Charge.withoutNode(Long.MAX_VALUE));

        var paths = why.pathsTo(digest("t" + diamonds), Explanation.MAX_PATHS);

        assertThat(paths.count()).isEqualTo(Long.MAX_VALUE);
        assertThat(paths.shown()).hasSize(Explanation.MAX_PATHS).doesNotHaveDuplicates();
    }

    private static void refused(
            Family family, Class<? extends DomainException> refusal, String... told) {
        assertThatThrownBy(family::lineage)
                .isInstanceOf(refusal)
                .hasMessageContainingAll(told)
                .satisfies(
                        thrown ->
                                assertThat(((DomainException) thrown).arguments().toString())
                                        .contains(told));
    }

    @Test
    void fixedSharesOverEverything_areRefused_withTheirEdges() {
        refused(
                family(
                        model("m", fixed("a", 600_000)),
                        model("a", free("b")),
                        model("b", fixed("c", 400_001)),
                        model("c")),
                FixedSharesExceedWhole.class,
                "m -> a (60 %)",
                "b -> c (40.0001 %)",
                "100.0001");
    }

    @Test
    void cascadingSharesOverEverything_areRefused_alsoOfAnAncestor() {
        refused(
                family(
                        model("m", free("a")),
                        model("a", cascading("b", 600_000), cascading("c", 500_000)),
                        model("b"),
                        model("c")),
                CascadingSharesExceedWhole.class,
                "a -> b (60 %)",
                "a -> c (50 %)");
    }

    @Test
    void shares_mayTakeEverything() {
        var family =
                family(
                        model("m", fixed("a", 1_000_000), cascading("b", 1_000_000)),
                        model("a"),
                        model("b"));

        assertThat(paid(family, Charge.withoutNode(1_000)))
                .isEqualTo(Map.of(owner("a"), 900L, PLATFORM, 100L));
    }

    @Test
    void moreThanTenThousandAncestors_areRefused() {
        refused(
                Lineages.chain(Lineage.MAX_ANCESTORS + 1, 1),
                LineageIsTooLarge.class,
                "v10000 -> v10001");
    }

    @Test
    void aParentThatIsNotGiven_isRefused() {
        refused(family(model("m", free("a"))), LineageIsIncomplete.class, "m", digest("a").hex());
    }

    @Test
    void aCircle_isRefused_andNamedWithoutThoseBesideIt() {
        var circle =
                family(
                        model("m", free("a")),
                        model("a", free("b"), free("aside")),
                        model("b", free("c")),
                        model("c", free("a"), free("aside")),
                        model("aside"));

        refused(circle, LineageIsCircular.class, "a -> b", "b -> c", "c -> a");
        assertThatThrownBy(circle::lineage).message().doesNotContain("aside", "m ->");
        refused(family(model("m", free("m"))), LineageIsCircular.class, "m -> m");
        refused(
                family(model("m", free("a")), model("a", free("m"))),
                LineageIsCircular.class,
                "a -> m");
    }

    @Test
    void whatIsGivenTwice_isRefused_unlessItIsTheSame() {
        refused(
                family(model("m", free("a")), model("a"), dataset("a", "b")),
                LineageIsAmbiguous.class,
                digest("a").hex());
        assertThatThrownBy(() -> model("m", free("a"), cascading("a", 5)))
                .isInstanceOf(LineageIsAmbiguous.class)
                .hasMessageContaining(digest("a").hex());
        assertThat(family(model("m", free("a")), model("a"), model("a")).lineage().versions())
                .hasSize(2);
    }

    @Test
    void manyLineages_areTakenFromOneGraph_whichMayLackWhatNobodyReaches() {
        var graph =
                VersionGraph.of(
                        List.of(
                                model("m", cascading("a", 500_000)),
                                model("a"),
                                model("other", free("a"), free("missing"))));

        assertThat(graph.lineage(digest("m")).versions()).hasSize(2);
        assertThat(graph.lineage(digest("a")).versions()).hasSize(1);
        for (String lacking : new String[] {"other", "missing"}) {
            assertThatThrownBy(() -> graph.lineage(digest(lacking)))
                    .isInstanceOf(LineageIsIncomplete.class)
                    .hasMessageContaining(digest("missing").hex());
        }
    }

    @Test
    void whatItDoesNotRestOn_isLeftOut() {
        var family = family(model("m"), model("child", fixed("m", 900_000), fixed("x", 900_000)));

        assertThat(family.lineage().versions()).hasSize(1);
    }

    @Test
    void aManyEdgedRefusal_tellsTheFirst_andHowManyMore() {
        var parents = new ArrayList<ManifestParent>();
        var others = new ArrayList<LineageVersion>();
        for (int i = 0; i < 30; i++) {
            parents.add(fixed("p" + i, 40_000));
            others.add(model("p" + i));
        }
        var version = Lineages.version("m", "m", CapsuleKind.MODEL, parents);

        refused(new Family(version, others), FixedSharesExceedWhole.class, "120", "+10");
    }

    @Test
    void whatIsNoCharge_isRefused() {
        assertThatThrownBy(() -> Charge.withoutNode(-1))
                .isInstanceOf(AmountIsOutOfRange.class)
                .hasMessageContaining("amountMicro");
        for (int score : new int[] {-1, 1_000_001}) {
            assertThatThrownBy(() -> new ServingOperator(owner("node"), score))
                    .isInstanceOf(AmountIsOutOfRange.class)
                    .hasMessageContaining("scorePpm");
        }
    }
}
