package org.codexfield.metering.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.metering.service.UsageCell;
import org.codexfield.metering.service.UsageGroup;
import org.codexfield.metering.service.UsageReport;

/**
 * What a chart of usage draws, and its table says: MU over time, a column for each of the largest
 * groups and one for the rest.
 *
 * @param keys of the groups, in the order of the columns; empty for the rest, or where there are no
 *     groups
 * @param steps in the order of time
 */
record UsageChart(List<String> keys, List<Step> steps) {

    /** As many columns as there are colours to tell apart, the last one for the rest. */
    private static final int MOST_COLUMNS = 6;

    private static final int MOST_DAYS_DRAWN = 92;
    private static final int DAYS_OF_WEEK = 7;
    private static final int MICRO_DIGITS = 6;

    /**
     * A bar.
     *
     * @param from its first day
     * @param to its last day
     * @param microMu by column
     */
    public record Step(LocalDate from, LocalDate to, List<Long> microMu) {

        /** Whether it is more than a day. */
        public boolean isWeek() {
            return !from.equals(to);
        }
    }

    static UsageChart of(UsageReport report) {
        var keys = keys(report);
        int days = days(report) > MOST_DAYS_DRAWN ? DAYS_OF_WEEK : 1;
        int many = (int) ((days(report) + days - 1) / days);
        var sums = new long[many][keys.size()];
        for (var cell : report.cells()) {
            var day = ChronoUnit.DAYS.between(report.from(), cell.onDay());
            sums[(int) day / days][column(keys, cell)] += cell.sums().microMu();
        }
        return new UsageChart(
                keys,
                IntStream.range(0, many).mapToObj(i -> step(report, i, days, sums[i])).toList());
    }

    private static Step step(UsageReport report, int index, int days, long[] microMu) {
        var from = report.from().plusDays((long) index * days);
        var to = from.plusDays(days - 1L);
        return new Step(
                from,
                to.isAfter(report.to()) ? report.to() : to,
                LongStream.of(microMu).boxed().toList());
    }

    private static long days(UsageReport report) {
        return ChronoUnit.DAYS.between(report.from(), report.to()) + 1;
    }

    private static List<String> keys(UsageReport report) {
        if (report.by().equals("day")) {
            return List.of("");
        }
        var keys = new ArrayList<>(report.groups().stream().map(UsageGroup::key).toList());
        if (keys.size() >= MOST_COLUMNS) {
            keys.subList(MOST_COLUMNS - 1, keys.size()).clear();
            keys.add("");
        }
        return keys;
    }

    private static int column(List<String> keys, UsageCell cell) {
        int column = keys.indexOf(cell.key());
        return column < 0 ? keys.size() - 1 : column;
    }

    /** For Chart.js; nothing in it ends a script. */
    String json(List<String> names, List<String> labels, String unit, String language) {
        var config = StrictJson.newObject().put("type", "bar");
        var data = config.putObject("data");
        labels.forEach(data.putArray("labels")::add);
        var sets = data.putArray("datasets");
        for (int column = 0; column < names.size(); column++) {
            var set = sets.addObject().put("label", names.get(column));
            draw(set.putArray("data"), column);
        }
        options(config.putObject("options").put("locale", language), unit, names.size() > 1);
        return config.toString().replace("<", "\\u003c").replace("\u2028", "\\u2028");
    }

    private void draw(ArrayNode values, int column) {
        steps.forEach(
                step -> values.add(BigDecimal.valueOf(step.microMu().get(column), MICRO_DIGITS)));
    }

    private static void options(ObjectNode options, String unit, boolean legend) {
        var scales = options.putObject("scales");
        scales.putObject("x").put("stacked", true).putObject("grid").put("display", false);
        scales.putObject("y")
                .put("stacked", true)
                .put("beginAtZero", true)
                .putObject("title")
                .put("display", true)
                .put("text", unit);
        options.putObject("plugins")
                .putObject("legend")
                .put("display", legend)
                .put("position", "bottom");
    }

    /** Whether nothing was used at all. */
    boolean isFlat() {
        return steps.stream().flatMap(step -> step.microMu().stream()).allMatch(mu -> mu == 0);
    }
}
