package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.service.ReceiptRow;
import org.codexfield.metering.service.ReceiptScope;
import org.codexfield.metering.service.ReceiptViews;
import org.codexfield.metering.service.UsageSide;
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
    public Page<ReceiptRow> concerning(OrganisationId organisation, ReceiptScope scope) {
        var within = within(organisation, scope);
        return LIST.page(
                sql, scope.list(), within.text(), within.parameters(), JdbcReceiptViews::row);
    }

    private record Within(String text, List<UUID> parameters) {}

    /** Identifiers begin with the time of the start: the indexes that lead to them know it. */
    private static Within within(OrganisationId organisation, ReceiptScope scope) {
        var text = new StringBuilder(scope.side().map(JdbcReceiptViews::side).orElse(CONCERNS));
        var parameters = new ArrayList<UUID>();
        for (int i = 0; i < (scope.side().isPresent() ? 1 : 3); i++) {
            parameters.add(organisation.value());
        }
        scope.from()
                .ifPresent(
                        from -> {
                            text.append(" AND r.id >= ?");
                            parameters.add(first(from));
                        });
        scope.until()
                .ifPresent(
                        until -> {
                            text.append(" AND r.id < ?");
                            parameters.add(first(until));
                        });
        return new Within(text.toString(), parameters);
    }

    private static String side(UsageSide side) {
        return switch (side) {
            case CONSUMED -> "r.consumer_id = ?";
            case PROVIDED -> "r.provider_id = ?";
            case SERVED ->
                    "r.node_id IN (SELECT n.id FROM metering.node n WHERE n.operator_id = ?)";
        };
    }

    /** Not after any identifier of this time (RFC 9562 section 5.7). */
    private static UUID first(Instant of) {
        return new UUID(of.toEpochMilli() << Short.SIZE, 0);
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
    public List<Text> texts(OrganisationId organisation, UUID after, ReceiptScope scope) {
        var within = within(organisation, scope);
        var clauses = LIST.clauses(scope.list(), within.text(), within.parameters());
        var parameters = new ArrayList<>(clauses.parameters());
        parameters.add(after);
        return sql.list(
                "SELECT r.id, r.body FROM metering.receipt r"
                        + clauses.where()
                        + " AND r.id > ? ORDER BY r.id LIMIT "
                        + scope.list().limit(),
                parameters,
                row -> new Text(row.getObject("id", UUID.class), row.getString("body")));
    }
}
