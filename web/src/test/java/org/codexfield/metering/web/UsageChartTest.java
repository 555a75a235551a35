package org.codexfield.metering.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.metering.service.UsageCell;
import org.codexfield.metering.service.UsageGroup;
import org.codexfield.metering.service.UsageReport;
import org.codexfield.metering.service.UsageSums;
import org.junit.jupiter.api.Test;

class UsageChartTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    private static UsageSums mu(long microMu) {
        return new UsageSums(1, 0, 0, 0, microMu);
    }

    private static UsageReport report(String by, int groups, int days, UsageCell... cells) {
        return new UsageReport(
                "consumed",
                by,
                FIRST,
                FIRST.plusDays(days - 1L),
                mu(0),
                IntStream.range(0, groups)
                        .mapToObj(i -> new UsageGroup("g" + i, "g" + i, "", mu(0)))
                        .toList(),
                0,
                UsageSums.NONE,
                List.of(cells));
    }

    private static long drawn(UsageChart chart) {
        return chart.steps().stream()
                .flatMapToLong(step -> step.microMu().stream().mapToLong(Long::longValue))
                .sum();
    }

    @Test
    void everyDay_isABar_alsoWithoutUsage() {
        var chart =
                UsageChart.of(
                        report("capsule", 2, 3, new UsageCell(FIRST.plusDays(1), "g1", mu(7))));

        assertThat(chart.keys()).containsExactly("g0", "g1");
        assertThat(chart.steps())
                .extracting(UsageChart.Step::microMu)
                .containsExactly(List.of(0L, 0L), List.of(0L, 7L), List.of(0L, 0L));
    }

    @Test
    void whatHasNoColourOfItsOwn_isDrawnAsTheRest_andNothingIsLost() {
        var cells = new ArrayList<UsageCell>();
        IntStream.range(0, 10).forEach(i -> cells.add(new UsageCell(FIRST, "g" + i, mu(1L << i))));
        cells.add(new UsageCell(FIRST, "", mu(1L << 10)));

        var chart = UsageChart.of(report("grant", 10, 1, cells.toArray(UsageCell[]::new)));

        assertThat(chart.keys()).containsExactly("g0", "g1", "g2", "g3", "g4", "");
        assertThat(drawn(chart)).isEqualTo(LongStream.range(0, 11).map(i -> 1L << i).sum());
    }

    @Test
    void aLongPeriod_isDrawnByWeeks_theLastOneMayBeShort() {
        var last = FIRST.plusDays(99);
        var chart = UsageChart.of(report("day", 0, 100, new UsageCell(last, "", mu(5))));

        assertThat(chart.steps()).hasSize(15);
        assertThat(chart.steps().get(14))
                .isEqualTo(new UsageChart.Step(FIRST.plusDays(98), last, List.of(5L)));
        assertThat(chart.steps().get(0).isWeek()).isTrue();
    }

    @Test
    void nothing_isFlat() {
        assertThat(UsageChart.of(report("day", 0, 30)).isFlat()).isTrue();
        assertThat(UsageChart.of(report("node", 0, 30)).isFlat()).isTrue();
    }

    /** It is written into a script of the page. */
    @Test
    void noName_endsTheScript_orTheLine() {
        var chart = UsageChart.of(report("node", 1, 1, new UsageCell(FIRST, "g0", mu(1_500_000))));
        var name = "</script><!--\u2028\"'";

        var json = chart.json(List.of(name), List.of("1 Mar"), "MU", "en-GB");

        assertThat(Stream.of("<", "\u2028")).noneMatch(json::contains);
        var read = StrictJson.parse(json).at("/data/datasets/0");
        assertThat(read.path("label").asText()).isEqualTo(name);
        assertThat(read.at("/data/0").decimalValue()).isEqualByComparingTo("1.5");
    }
}
