package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.service.ReceiptRow;
import org.codexfield.metering.service.ReceiptScope;
import org.codexfield.metering.service.ReceiptViews;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.ListQueryIsOutOfBounds;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcReceiptViews implements ReceiptViews {

    private static final String START = "start";
    private static final String COLUMNS =
            "r.id, r.started_at, r.grant_id, r.capsule, r.provider_id, r.consumer_id, r.node_id,"
                    + " r.action, r.outcome, r.duration_ms, r.bytes, r.micro_mu, r.corrects";
    private static final Map<String, String> SORTED =
            Map.of(
                    "capsule", "t.capsule",
                    "outcome", "t.outcome",
                    "action", "t.action",
                    "microMu", "t.micro_mu");

    private final Sql sql;

    @Inject
    JdbcReceiptViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<ReceiptRow> concerning(OrganisationId organisation, ReceiptScope scope) {
        var parts = ReceiptParts.of(sql, organisation, scope);
        var rows = sql.list(page(parts, scope.list()), parts.parameters(), JdbcReceiptViews::row);
        long most = scope.mostCounted();
        long counted =
                sql.number(
                        "SELECT count(*) FROM (" + parts.ids("", most + 1) + ") t",
                        parts.parameters());
        // who pages on beyond what is counted finds the next page all the same
        long seen = scope.list().offset() + rows.size();
        boolean more = rows.size() == scope.list().limit();
        return new Page<>(
                rows, counted <= most ? counted : Math.max(most + 1, more ? seen + 1 : seen));
    }

    private static String page(ReceiptParts parts, ListQuery list) {
        var limits = " LIMIT " + list.limit() + " OFFSET " + list.offset();
        if (list.sort().isEmpty() || list.sort().equals(START)) {
            var order = list.sort().isEmpty() || list.descending() ? " DESC" : "";
            return withCorrections(
                    "SELECT "
                            + COLUMNS
                            + " FROM ("
                            + parts.ids(order, list.offset() + list.limit())
                            + ") t JOIN metering.receipt r ON r.id = t.id",
                    "t.id" + order,
                    limits);
        }
        var column = SORTED.get(list.sort());
        if (column == null) {
            throw new ListQueryIsOutOfBounds(
                    list.sort(), new TreeSet<>(SORTED.keySet()) + " and " + START);
        }
        return withCorrections(
                "SELECT * FROM (" + parts.rows(COLUMNS) + ") t",
                column + (list.descending() ? " DESC" : "") + ", t.id DESC",
                limits);
    }

    /** Which receipt corrects a row is asked of the rows of the page alone. */
    private static String withCorrections(String rows, String order, String limits) {
        return "SELECT t.*, c.receipt_id AS corrected_by FROM ("
                + rows
                + " ORDER BY "
                + order
                + limits
                + ") t LEFT JOIN metering.correction c ON c.original = t.id ORDER BY "
                + order;
    }

    private static ReceiptRow row(ResultSet row) throws SQLException {
        return new ReceiptRow(
                row.getObject("id", UUID.class),
                Sql.instant(row, "started_at"),
                row.getObject("grant_id", UUID.class),
                row.getString("capsule"),
                row.getObject("provider_id", UUID.class),
                row.getObject("consumer_id", UUID.class),
                row.getObject("node_id", UUID.class),
                row.getString("action"),
                row.getString("outcome").toLowerCase(Locale.ROOT).replace('_', '-'),
                row.getLong("duration_ms"),
                row.getLong("bytes"),
                row.getLong("micro_mu"),
                row.getObject("corrects", UUID.class),
                row.getObject("corrected_by", UUID.class));
    }

    @Override
    public List<Text> texts(OrganisationId organisation, UUID after, ReceiptScope scope) {
        var parts = ReceiptParts.after(after, sql, organisation, scope);
        return sql.list(
                "SELECT r.id, r.body, c.receipt_id FROM ("
                        + parts.ids("", scope.list().limit())
                        + ") t JOIN metering.receipt r ON r.id = t.id"
                        + " LEFT JOIN metering.correction c ON c.original = r.id"
                        + " ORDER BY t.id LIMIT "
                        + scope.list().limit(),
                parts.parameters(),
                row ->
                        new Text(
                                row.getObject("id", UUID.class),
                                row.getString("body"),
                                row.getObject("receipt_id", UUID.class)));
    }
}
