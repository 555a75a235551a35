package org.codexfield.metering.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.codexfield.shared.Ids;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.ListQueryIsOutOfBounds;

/**
 * Which usage is asked for.
 *
 * @param from the first day
 * @param to the last day; at most {@value #MOST_DAYS} days in all
 * @param capsule that alone
 * @param grant that alone
 * @param node that alone
 */
public record UsageQuery(
        UsageSide side,
        UsageBy by,
        LocalDate from,
        LocalDate to,
        Optional<String> capsule,
        Optional<UUID> grant,
        Optional<UUID> node) {

    /** The longest period. */
    public static final int MOST_DAYS = 366;

    private static final int USUAL_DAYS = 30;
    private static final String SIDE = "side";
    private static final String FROM = "from";
    private static final String TO = "to";

    /**
     * @throws ListQueryIsOutOfBounds if the period is too long, or ends before it begins
     */
    public UsageQuery {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new ListQueryIsOutOfBounds("days", days, 1, MOST_DAYS);
        }
    }

    /**
     * Reads {@code side, by, from, to, capsule, grant} and {@code node}; without a period, the last
     * thirty days.
     */
    static UsageQuery of(ListQuery asked, LocalDate today) {
        var filters = asked.filters();
        var to = day(filters, TO).orElse(today);
        return new UsageQuery(
                side(filters).orElse(UsageSide.CONSUMED),
                one(filters, "by", UsageBy.values(), UsageBy::code).orElse(UsageBy.DAY),
                day(filters, FROM).orElse(to.minusDays(USUAL_DAYS - 1L)),
                to,
                given(filters, "capsule"),
                given(filters, "grant").map(id -> Ids.parse("grant", id)),
                given(filters, "node").map(id -> Ids.parse("node", id)));
    }

    /** The receipts behind it: their side and period, and what a list of them is narrowed to. */
    static ReceiptScope receipts(ListQuery asked) {
        var filters = new LinkedHashMap<>(asked.filters());
        var side = side(filters);
        var from = day(filters, FROM).map(UsageQuery::start);
        var until = day(filters, TO).map(day -> start(day.plusDays(1)));
        filters.keySet().removeAll(List.of(SIDE, FROM, TO));
        return new ReceiptScope(
                side,
                from,
                until,
                new ListQuery(
                        asked.offset(),
                        asked.limit(),
                        asked.sort(),
                        asked.descending(),
                        asked.search(),
                        filters));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Optional<UsageSide> side(Map<String, String> filters) {
        return one(filters, SIDE, UsageSide.values(), UsageSide::code);
    }

    private static <T> Optional<T> one(
            Map<String, String> filters, String name, T[] known, Function<T, String> code) {
        var codes = Arrays.stream(known).map(code).toList();
        return given(filters, name)
                .map(
                        text ->
                                Arrays.stream(known)
                                        .filter(each -> code.apply(each).equals(text))
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        new ListQueryIsOutOfBounds(
                                                                name, codes.toString())));
    }

    private static Optional<LocalDate> day(Map<String, String> filters, String name) {
        return given(filters, name).map(text -> day(name, text));
    }

    private static LocalDate day(String name, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < 2000 || day.getYear() > 2999) {
                throw new ListQueryIsOutOfBounds(name, day.getYear(), 2000, 2999);
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new ListQueryIsOutOfBounds(name, "days such as 2026-03-01");
        }
    }

    private static Optional<String> given(Map<String, String> filters, String name) {
        return Optional.ofNullable(filters.get(name)).filter(text -> !text.isEmpty());
    }
}
