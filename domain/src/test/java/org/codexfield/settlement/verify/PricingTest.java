package org.codexfield.settlement.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.codexfield.licensing.verify.CallWindow;
import org.codexfield.licensing.verify.PricedTerms;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final long MU = 1_000_000;
    private static final PricedTerms HOSPITAL =
            new PricedTerms(
                    "EUR",
                    2_000_000,
                    Optional.of(CallWindow.MONTH),
                    1_000,
                    List.of(new PricedTerms.Tier(10_000, 1_500_000)));

    private static PricedTerms perMu(long nano) {
        return new PricedTerms("EUR", nano, Optional.empty(), 0, List.of());
    }

    /** Any price that can be reckoned with. */
    @Provide
    static Arbitrary<PricedTerms> terms() {
        var nano =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 10_000_000),
                        Arbitraries.longs().between(0, 1_000_000_000));
        var thresholds = Arbitraries.longs().between(1, 5_000).set().ofMaxSize(4);
        return Combinators.combine(
                        nano, thresholds, nano.list().ofSize(4), Arbitraries.of(true, false))
                .as(PricingTest::terms);
    }

    private static PricedTerms terms(
            long nano, Set<Long> thresholds, List<Long> nanos, boolean free) {
        var left = new ArrayList<>(new TreeSet<>(thresholds));
        long freeMu = free && !left.isEmpty() ? left.remove(0) : 0;
        var tiers = new ArrayList<PricedTerms.Tier>();
        left.forEach(above -> tiers.add(new PricedTerms.Tier(above, nanos.get(tiers.size()))));
        var window =
                thresholds.isEmpty() ? Optional.<CallWindow>empty() : Optional.of(CallWindow.DAY);
        return new PricedTerms("EUR", nano, window, freeMu, tiers);
    }

    @Provide
    static Arbitrary<Map<String, Long>> lines() {
        return Arbitraries.maps(
                        Arbitraries.strings().alpha().ofLength(2),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(0, 10),
                                Arbitraries.longs().between(0, 3_000 * MU)))
                .ofMaxSize(6);
    }

    @Provide
    static Arbitrary<Long> used() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 20_000 * MU),
                Arbitraries.longs().between(0, 20_000).map(mu -> mu * MU));
    }

    private static long charge(PricedTerms terms, long microMu) {
        return Pricing.chargeMicro(terms, 0, microMu);
    }

    /** Each MU by itself, as the licence says it, in decimals. */
    private static long asWritten(PricedTerms terms, long microMu) {
        var bounds = new TreeMap<Long, Long>(Map.of(0L, terms.nanoPerMu()));
        if (terms.freeMu() > 0) {
            bounds.put(0L, 0L);
            bounds.put(terms.freeMu(), terms.nanoPerMu());
        }
        terms.tiers().forEach(tier -> bounds.put(tier.aboveMu(), tier.nanoPerMu()));
        var sum = BigDecimal.ZERO;
        for (var bound : bounds.entrySet()) {
            var next = bounds.higherKey(bound.getKey());
            long end = next == null ? microMu : Math.min(microMu, next * MU);
            var mu = BigDecimal.valueOf(Math.max(0, end - bound.getKey() * MU), 6);
            sum = sum.add(mu.multiply(BigDecimal.valueOf(bound.getValue(), 9)));
        }
        return sum.setScale(6, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    @Test
    void theExample_isFreeAtFirst_andCheaperAtLast() {
        assertThat(charge(HOSPITAL, 1_000 * MU)).isZero();
        assertThat(charge(HOSPITAL, 1_001 * MU)).isEqualTo(2_000);
        assertThat(charge(HOSPITAL, 10_000 * MU)).isEqualTo(18_000_000);
        assertThat(charge(HOSPITAL, 12_000 * MU)).isEqualTo(21_000_000);
    }

    @Test
    void halves_goToTheEvenNeighbour() {
        assertThat(charge(perMu(1_000), 500_000)).isZero();
        assertThat(charge(perMu(1_000), 1_500_000)).isEqualTo(2);
        assertThat(charge(perMu(1_000), 2_500_000)).isEqualTo(2);
        assertThat(charge(perMu(1_000), 2_500_001)).isEqualTo(3);
    }

    @Property
    void aCharge_isWhatTheLicenceSays(
            @ForAll("terms") PricedTerms terms, @ForAll("used") long microMu) {
        assertThat(charge(terms, microMu)).isEqualTo(asWritten(terms, microMu));
    }

    @Property
    void whoUsesMore_neverPaysLess(
            @ForAll("terms") PricedTerms terms,
            @ForAll("used") long microMu,
            @ForAll @LongRange(min = 0, max = 5_000_000_000L) long more) {
        assertThat(charge(terms, microMu + more)).isGreaterThanOrEqualTo(charge(terms, microMu));
    }

    @Property
    void whatIsFree_costsNothing(
            @ForAll("terms") PricedTerms terms, @ForAll @LongRange(min = 0) long microMu) {
        assertThat(charge(terms, microMu % (terms.freeMu() * MU + 1))).isZero();
    }

    @Property
    void noTier_jumps(@ForAll("terms") PricedTerms terms, @ForAll("used") long microMu) {
        long dearest =
                Math.max(
                        terms.nanoPerMu(),
                        terms.tiers().stream()
                                .mapToLong(PricedTerms.Tier::nanoPerMu)
                                .max()
                                .orElse(0));
        // what one micro-MU costs at most, and one unit of rounding
        assertThat(charge(terms, microMu + 1) - charge(terms, microMu))
                .isLessThanOrEqualTo(dearest / 1_000_000_000 + 1);
    }

    @Property
    void theParts_ofAWindow_comeToItsCharge(
            @ForAll("terms") PricedTerms terms,
            @ForAll("used") long first,
            @ForAll("used") long second) {
        assertThat(charge(terms, first) + Pricing.chargeMicro(terms, first, second))
                .isEqualTo(charge(terms, first + second));
    }

    @Property
    void lines_sumToTheirWindow_eachWithinAUnitOfItsPart(
            @ForAll("terms") PricedTerms terms,
            @ForAll("used") long before,
            @ForAll("lines") Map<String, Long> lines) {
        var amounts = Pricing.charge(terms, before, lines);
        long used = lines.values().stream().mapToLong(Long::longValue).sum();

        assertThat(amounts.keySet()).isEqualTo(lines.keySet());
        if (terms.window().isEmpty()) {
            lines.forEach(
                    (line, each) -> assertThat(amounts.get(line)).isEqualTo(charge(terms, each)));
            return;
        }
        long window = Pricing.chargeMicro(terms, before, used);
        assertThat(amounts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(window);
        lines.forEach(
                (line, each) -> {
                    long amount = amounts.getOrDefault(line, -1L);
                    var part =
                            BigDecimal.valueOf(window)
                                    .multiply(BigDecimal.valueOf(each))
                                    .divide(
                                            BigDecimal.valueOf(Math.max(used, 1)),
                                            20,
                                            RoundingMode.HALF_UP);
                    assertThat(BigDecimal.valueOf(amount).subtract(part).abs())
                            .isLessThan(BigDecimal.ONE);
                });
    }

    @Property
    void theOrderOfLines_changesNothing(
            @ForAll("terms") PricedTerms terms,
            @ForAll("lines") Map<String, Long> lines,
            @ForAll Random random) {
        var keys = new ArrayList<>(lines.keySet());
        Collections.shuffle(keys, random);
        var shuffled = new LinkedHashMap<String, Long>();
        keys.forEach(key -> shuffled.put(key, lines.get(key)));

        assertThat(Pricing.charge(terms, 0, shuffled)).isEqualTo(Pricing.charge(terms, 0, lines));
    }

    @Test
    void whatRemains_goesToTheLargestRemainder_ofEqualOnesToTheFirst() {
        var terms = new PricedTerms("EUR", 1_000_000, Optional.of(CallWindow.DAY), 1, List.of());
        var lines = Map.of("a", MU, "b", MU, "c", MU);

        // 2 MU cost 2,000, a third of it each: 666 and two units more
        assertThat(Pricing.charge(terms, 0, lines))
                .isEqualTo(Map.of("a", 667L, "b", 667L, "c", 666L));
        assertThat(Pricing.charge(terms, 0, Map.of("a", 0L, "b", 0L)))
                .isEqualTo(Map.of("a", 0L, "b", 0L));
        assertThat(Pricing.charge(terms, 0, Map.<String, Long>of())).isEmpty();
    }

    @Test
    void whatCannotBeReckonedExactly_isRefused() {
        for (long[] wrong :
                new long[][] {{0, -1}, {-1, 0}, {1, Long.MAX_VALUE}, {Long.MAX_VALUE, 1}}) {
            assertThatThrownBy(() -> Pricing.chargeMicro(perMu(1), wrong[0], wrong[1]))
                    .isInstanceOf(AmountIsOutOfRange.class)
                    .hasMessageContaining("microMu");
        }
        var lines = Map.of("a", Long.MAX_VALUE, "b", 1L);
        assertThatThrownBy(() -> Pricing.charge(HOSPITAL, 0, lines))
                .isInstanceOf(AmountIsOutOfRange.class);
        assertThatThrownBy(() -> Pricing.charge(perMu(1), 0, Map.of("a", -1L)))
                .isInstanceOf(AmountIsOutOfRange.class);
        assertThatThrownBy(() -> Pricing.charge(HOSPITAL, 0, Map.of("a", -1L)))
                .isInstanceOf(AmountIsOutOfRange.class);
        assertThatThrownBy(
                        () -> Pricing.chargeMicro(perMu(PricedTerms.MAX_NANO), 0, (1L << 53) - 1))
                .isInstanceOf(AmountIsOutOfRange.class)
                .hasMessageContaining("amountMicro");
        assertThat(charge(perMu(1_000_000_000), Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(charge(perMu(0), Long.MAX_VALUE)).isZero();
    }
}
