package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.Role;
import org.codexfield.metering.service.UsageBy;
import org.codexfield.metering.service.UsageGroup;
import org.codexfield.metering.service.UsageReport;
import org.codexfield.metering.service.UsageService;
import org.codexfield.metering.service.UsageSide;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.web.PageAddress;
import org.codexfield.shared.web.Reader;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;

/** Usage over time, as the address says: it can be kept and sent to others. */
@Named("usagePage")
@ViewScoped
public class UsagePage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final List<String> KINDS = List.of("capsule", "grant", "node");
    private static final List<String> PARAMETERS =
            List.of("by", "days", "from", "to", "capsule", "grant", "node");
    private static final List<Integer> PERIODS = List.of(7, 30, 90);
    private static final int USUAL_DAYS = 30;
    private static final String GATEWAY = "00000000-0000-0000-0000-000000000000";

    @Inject private UsageService usage;
    @Inject private CurrentUser currentUser;
    @Inject private Texts texts;
    @Inject private Reader reader;
    private final TreeMap<String, String> given = new TreeMap<>();
    private transient @Nullable UsageReport report;
    private transient @Nullable UsageChart chart;

    /**
     * A line of the table.
     *
     * @param label what people call it
     * @param address where it leads
     * @param receipts where its receipts are
     */
    public record Row(UsageGroup group, String label, String address, String receipts) {}

    /**
     * What the page is narrowed to.
     *
     * @param address of the page without it
     */
    public record Narrowed(String kind, String label, String address) {}

    /** The view parameters by name: {@code side, by, days, from, to, capsule, grant, node}. */
    public Map<String, String> getGiven() {
        return given;
    }

    private String value(String name) {
        return Objects.requireNonNullElse(given.get(name), "").strip();
    }

    /** Which side is shown; the usual one of the caller's roles without a parameter. */
    public String side() {
        return value("side").isEmpty() ? usualSide().code() : value("side");
    }

    private UsageSide usualSide() {
        var roles = currentUser.caller().roles();
        if (roles.contains(Role.REQUESTER)) {
            return UsageSide.CONSUMED;
        }
        if (roles.contains(Role.NODE_OPERATOR)) {
            return UsageSide.SERVED;
        }
        return roles.contains(Role.STEWARD) || roles.contains(Role.PUBLISHER)
                ? UsageSide.PROVIDED
                : UsageSide.CONSUMED;
    }

    /** What is summed up by. */
    public String by() {
        return value("by").isEmpty() ? UsageBy.DAY.code() : value("by");
    }

    /** The length of the period up to today, in days; 0 for one of its own. */
    public int days() {
        if (!value("from").isEmpty() || !value("to").isEmpty()) {
            return 0;
        }
        return PERIODS.stream()
                .filter(days -> value("days").equals(days.toString()))
                .findFirst()
                .orElse(USUAL_DAYS);
    }

    /** What is shown. */
    public UsageReport report() {
        if (report == null) {
            report = usage.report(query());
        }
        return report;
    }

    private ListQuery query() {
        var query = ListQuery.first(1).where("side", side()).where("by", by());
        for (var name : KINDS) {
            query = query.where(name, value(name));
        }
        return days() == 0
                ? query.where("from", value("from")).where("to", value("to"))
                : query.where("from", usage.today().minusDays(days() - 1L).toString());
    }

    private PageAddress here() {
        var here = new PageAddress("/usage.xhtml", Map.of());
        for (var name : PARAMETERS) {
            here = here.with(name, value(name));
        }
        return here.with("side", side());
    }

    /** This page with another value of a parameter. */
    public String address(String name, String value) {
        return here().with(name, value).toString();
    }

    /** This page with another period up to today. */
    public String lastDays(int days) {
        return here().with("from", "").with("to", "").with("days", "" + days).toString();
    }

    /** The receipts that are summed up here, all or of some days. */
    private PageAddress receipts(String from, String to) {
        var receipts = new PageAddress("/receipts.xhtml", Map.of());
        for (var name : KINDS) {
            receipts = receipts.with(name, value(name));
        }
        return receipts.with("side", side()).with("from", from).with("to", to);
    }

    private PageAddress receipts() {
        return receipts(report().from().toString(), report().to().toString());
    }

    /** All receipts that are summed up here. */
    public String allReceipts() {
        return receipts().toString();
    }

    /** The groups. */
    public List<Row> rows() {
        return report().groups().stream().map(this::row).toList();
    }

    private Row row(UsageGroup group) {
        if (by().equals(UsageBy.DAY.code())) {
            var receipts = receipts(group.key(), group.key()).toString();
            return new Row(group, reader.date(LocalDate.parse(group.key())), receipts, receipts);
        }
        return new Row(
                group,
                label(by(), group),
                drill(group.key()),
                receipts().with(by(), group.key()).toString());
    }

    /** A group by the day. */
    private String drill(String key) {
        return here().with(by(), key).with("by", UsageBy.DAY.code()).toString();
    }

    private String label(String kind, UsageGroup group) {
        return switch (kind) {
            case "grant" ->
                    texts.of("usage.grantOf", group.name(), reader.abbreviated(group.key()));
            case "node" -> node(group);
            default -> group.name();
        };
    }

    private String node(UsageGroup group) {
        return group.key().equals(GATEWAY) ? texts.of("usage.gateways") : group.name();
    }

    /** What the page is narrowed to. */
    public List<Narrowed> narrowed() {
        return KINDS.stream()
                .filter(kind -> !value(kind).isEmpty())
                .map(
                        kind ->
                                new Narrowed(
                                        kind,
                                        value(kind).equals(GATEWAY)
                                                ? texts.of("usage.gateways")
                                                : value(kind),
                                        address(kind, "")))
                .toList();
    }

    /** The ways to sum up that tell something: not by what the page is narrowed to. */
    public List<String> ways() {
        return Arrays.stream(UsageBy.values())
                .map(UsageBy::code)
                .filter(by -> !KINDS.contains(by) || value(by).isEmpty())
                .toList();
    }

    /** The sides. */
    public List<String> sides() {
        return Arrays.stream(UsageSide.values()).map(UsageSide::code).toList();
    }

    /** The periods to choose from, in days. */
    public List<Integer> periods() {
        return PERIODS;
    }

    private UsageChart chart() {
        if (chart == null) {
            chart = UsageChart.of(report());
        }
        return chart;
    }

    /** Whether there is something to draw. */
    public boolean isDrawn() {
        return !chart().isFlat();
    }

    /** The bars, from the oldest. */
    public List<UsageChart.Step> steps() {
        return chart().steps();
    }

    /** The columns of the chart's table, by name. */
    public List<String> columns() {
        var names = new ArrayList<String>();
        for (var key : chart().keys()) {
            names.add(
                    report().groups().stream()
                            .filter(group -> group.key().equals(key) && !by().equals("day"))
                            .findFirst()
                            .map(group -> label(by(), group))
                            .orElseGet(
                                    () ->
                                            by().equals("day")
                                                    ? texts.of("receipt.mu")
                                                    : texts.of("usage.others")));
        }
        return names;
    }

    /** Where a part of a bar leads: to its group, or to the receipts of its days; else empty. */
    public String cell(UsageChart.Step step, int column) {
        if (step.microMu().get(column) == 0) {
            return "";
        }
        if (by().equals(UsageBy.DAY.code())) {
            return receipts(step.from().toString(), step.to().toString()).toString();
        }
        var key = chart().keys().get(column);
        return key.isEmpty() ? "" : drill(key);
    }

    /** What a bar stands for. */
    public String label(UsageChart.Step step) {
        return step.isWeek()
                ? texts.of("usage.week", reader.date(step.from()), reader.date(step.to()))
                : reader.date(step.from());
    }

    /** The chart. */
    public String drawing() {
        return chart().json(
                        columns(),
                        steps().stream().map(this::label).toList(),
                        texts.of("receipt.mu"),
                        reader.locale().toLanguageTag());
    }

    /** The figures as a file. */
    public StreamedContent table() {
        var csv = UsageTable.csv(report()).getBytes(UTF_8);
        return DefaultStreamedContent.builder()
                .name("usage.csv")
                .contentType("text/csv")
                .contentLength((long) csv.length)
                .stream(() -> new ByteArrayInputStream(csv))
                .build();
    }
}
