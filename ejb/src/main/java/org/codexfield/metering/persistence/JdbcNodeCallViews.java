package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.NodeCallRow;
import org.codexfield.metering.service.NodeCallViews;
import org.codexfield.metering.service.NodeHour;
import org.codexfield.shared.persistence.Sql;

/**
 * By the index of nodes and identifiers, which begin with the time: nothing older is read. A
 * correction is no call.
 */
@Dependent
class JdbcNodeCallViews implements NodeCallViews {

    private static final String NEWEST =
            "(SELECT r.node_id, r.outcome, r.duration_ms FROM metering.receipt r WHERE r.node_id ="
                    + " ? AND r.id >= ? AND r.corrects IS NULL ORDER BY r.id DESC LIMIT "
                    + MOST
                    + ")";

    private final Sql sql;

    @Inject
    JdbcNodeCallViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<NodeCallRow> last(NodeId node, OrganisationId reader, int limit) {
        return sql.list(
                "SELECT r.id, r.started_at, r.capsule, r.outcome, r.duration_ms,"
                        + " COALESCE(c.micro_mu, r.micro_mu) AS micro_mu,"
                        + " CASE WHEN r.provider_id = ? OR r.consumer_id = ? OR n.operator_id = ?"
                        + " THEN 1 ELSE 0 END AS readable FROM metering.receipt r"
                        + " JOIN metering.node n ON n.id = r.node_id"
                        + " LEFT JOIN metering.receipt c ON c.corrects = r.id"
                        + " WHERE r.node_id = ? AND r.corrects IS NULL"
                        + " ORDER BY r.id DESC LIMIT "
                        + limit,
                List.of(reader.value(), reader.value(), reader.value(), node.value()),
                JdbcNodeCallViews::call);
    }

    private static NodeCallRow call(ResultSet row) throws SQLException {
        return new NodeCallRow(
                row.getObject("id", UUID.class),
                Sql.instant(row, "started_at"),
                row.getString("capsule"),
                row.getString("outcome").toLowerCase(Locale.ROOT).replace('_', '-'),
                row.getLong("duration_ms"),
                row.getLong("micro_mu"),
                row.getInt("readable") == 1);
    }

    @Override
    public List<NodeHour> since(Collection<UUID> nodes, Instant from) {
        var parameters = new ArrayList<UUID>();
        for (var node : nodes) {
            parameters.add(node);
            parameters.add(ReceiptParts.first(from));
        }
        var each = nodes.stream().map(any -> NEWEST).collect(Collectors.joining(" UNION ALL "));
        return sql.list(
                "SELECT t.node_id, count(*) AS calls,"
                        + " count(CASE WHEN t.outcome = 'FAILED' THEN 1 END) AS failures,"
                        + " PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY t.duration_ms) AS median"
                        + " FROM ("
                        + each
                        + ") t GROUP BY t.node_id",
                parameters,
                row ->
                        new NodeHour(
                                row.getObject("node_id", UUID.class),
                                row.getLong("calls"),
                                row.getLong("failures"),
                                row.getLong("median")));
    }
}
