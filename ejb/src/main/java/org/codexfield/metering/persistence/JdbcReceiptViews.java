package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.service.ReceiptRow;
import org.codexfield.metering.service.ReceiptViews;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;

@Dependent
class JdbcReceiptViews implements ReceiptViews {

    private static final String CONCERNS =
            "(r.provider_id = ? OR r.consumer_id = ? OR r.node_id IN"
                    + " (SELECT n.id FROM metering.node n WHERE n.operator_id = ?))";
    private static final SqlList LIST =
            new SqlList(
                    "SELECT r.id, r.started_at, r.grant_id, r.capsule, r.provider_id,"
                            + " r.consumer_id, r.node_id, r.action, r.outcome, r.duration_ms,"
                            + " r.bytes, r.micro_mu FROM metering.receipt r",
                    Map.of(
                            "grant",
                            "r.grant_id",
                            "capsule",
                            "r.capsule",
                            "node",
                            "r.node_id",
                            "outcome",
                            "REPLACE(LOWER(r.outcome), '_', '-')",
                            "action",
                            "r.action",
                            "start",
                            "r.started_at",
                            "microMu",
                            "r.micro_mu"),
                    List.of("r.capsule"),
                    "r.id DESC");

    private final Sql sql;

    @Inject
    JdbcReceiptViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<ReceiptRow> concerning(OrganisationId organisation, ListQuery query) {
        return LIST.page(sql, query, CONCERNS, scope(organisation), JdbcReceiptViews::row);
    }

    private static List<UUID> scope(OrganisationId organisation) {
        var id = organisation.value();
        return List.of(id, id, id);
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
                row.getLong("micro_mu"));
    }

    @Override
    public List<Text> texts(OrganisationId organisation, UUID after, ListQuery narrowed) {
        var clauses = LIST.clauses(narrowed, CONCERNS, scope(organisation));
        var parameters = new ArrayList<>(clauses.parameters());
        parameters.add(after);
        return sql.list(
                "SELECT r.id, r.body FROM metering.receipt r"
                        + clauses.where()
                        + " AND r.id > ? ORDER BY r.id LIMIT "
                        + narrowed.limit(),
                parameters,
                row -> new Text(row.getObject("id", UUID.class), row.getString("body")));
    }
}
