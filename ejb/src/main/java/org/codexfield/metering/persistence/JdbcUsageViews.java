package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.service.NodeView;
import org.codexfield.metering.service.UsageBy;
import org.codexfield.metering.service.UsageCell;
import org.codexfield.metering.service.UsageQuery;
import org.codexfield.metering.service.UsageSide;
import org.codexfield.metering.service.UsageSums;
import org.codexfield.metering.service.UsageViews;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcUsageViews implements UsageViews {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Sql sql;

    @Inject
    JdbcUsageViews(Sql sql) {
        this.sql = sql;
    }

    private record Where(String text, List<Object> parameters) {}

    private static Where where(OrganisationId organisation, UsageQuery query) {
        var text = new StringBuilder(side(query.side())).append(" AND u.on_day BETWEEN ? AND ?");
        var parameters =
                new ArrayList<Object>(List.of(organisation.value(), query.from(), query.to()));
        query.capsule().ifPresent(capsule -> narrow(text, parameters, "u.capsule", capsule));
        query.grant().ifPresent(grant -> narrow(text, parameters, "u.grant_id", grant));
        query.node().ifPresent(node -> narrow(text, parameters, "u.node_id", node));
        return new Where(text.toString(), parameters);
    }

    private static void narrow(
            StringBuilder text, List<Object> parameters, String column, Object value) {
        text.append(" AND ").append(column).append(" = ?");
        parameters.add(value);
    }

    private static String side(UsageSide side) {
        return switch (side) {
            case CONSUMED -> "u.consumer_id = ?";
            case PROVIDED -> "u.provider_id = ?";
            case SERVED ->
                    "u.node_id IN (SELECT o.id FROM metering.node o WHERE o.operator_id = ?)";
        };
    }

    private static String key(UsageBy by) {
        return switch (by) {
            case CAPSULE -> "u.capsule";
            case GRANT -> "CAST(u.grant_id AS VARCHAR)";
            case NODE -> "CAST(u.node_id AS VARCHAR)";
            case DAY -> "''";
        };
    }

    /** The organisation that a group has to do with. */
    private static String party(UsageQuery query) {
        return switch (query.by()) {
            case GRANT -> query.side() == UsageSide.PROVIDED ? "u.consumer_id" : "u.provider_id";
            case NODE -> "n.operator_id";
            default -> "CAST(NULL AS UUID)";
        };
    }

    @Override
    public List<Top> top(OrganisationId organisation, UsageQuery query, int most) {
        if (query.by() == UsageBy.DAY) {
            return List.of();
        }
        var where = where(organisation, query);
        return sql.list(
                "SELECT "
                        + key(query.by())
                        + " AS k, MIN(u.capsule) AS capsule, MIN(n.did) AS did, MIN(CAST("
                        + party(query)
                        + " AS VARCHAR)) AS party, COUNT(*) OVER () AS many"
                        + " FROM metering.usage_day u"
                        + " LEFT JOIN metering.node n ON n.id = u.node_id WHERE "
                        + where.text()
                        + " GROUP BY "
                        + key(query.by())
                        + " ORDER BY SUM(u.micro_mu) DESC, SUM(u.calls) DESC, 1 LIMIT "
                        + most,
                where.parameters(),
                row -> top(row, query.by()));
    }

    private static Top top(ResultSet row, UsageBy by) throws SQLException {
        var did = row.getString("did");
        var node = did == null ? "" : NodeView.shortName(did);
        var party = row.getString("party");
        return new Top(
                row.getString("k"),
                by == UsageBy.NODE ? node : row.getString("capsule"),
                party == null ? NOBODY : UUID.fromString(party),
                row.getLong("many"));
    }

    @Override
    public List<UsageCell> cells(
            OrganisationId organisation, UsageQuery query, Set<String> groups) {
        var where = where(organisation, query);
        var parameters = new ArrayList<Object>(groups);
        parameters.addAll(where.parameters());
        var places = groups.stream().map(any -> "?").collect(Collectors.joining(", "));
        var key = key(query.by());
        return sql.list(
                "SELECT t.on_day, t.k, SUM(t.calls) AS calls, SUM(t.refused) AS refused,"
                        + " SUM(t.failed) AS failed, SUM(t.bytes) AS bytes,"
                        + " SUM(t.micro_mu) AS micro_mu FROM (SELECT u.on_day, "
                        + (groups.isEmpty()
                                ? "''"
                                : "CASE WHEN "
                                        + key
                                        + " IN ("
                                        + places
                                        + ") THEN "
                                        + key
                                        + " ELSE '' END")
                        + " AS k, u.calls, u.refused, u.failed, u.bytes, u.micro_mu"
                        + " FROM metering.usage_day u WHERE "
                        + where.text()
                        + ") t GROUP BY t.on_day, t.k ORDER BY t.on_day, t.k",
                parameters,
                JdbcUsageViews::cell);
    }

    private static UsageCell cell(ResultSet row) throws SQLException {
        return new UsageCell(
                row.getObject("on_day", LocalDate.class),
                row.getString("k"),
                new UsageSums(
                        row.getLong("calls"),
                        row.getLong("refused"),
                        row.getLong("failed"),
                        row.getLong("bytes"),
                        row.getLong("micro_mu")));
    }
}
