package org.codexfield.metering.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.NodeState;
import org.codexfield.metering.model.Hosting;
import org.codexfield.metering.service.HostingView;
import org.codexfield.metering.service.NodeView;
import org.codexfield.metering.service.NodeViews;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;

@ApplicationScoped
class JdbcNodeViews implements NodeViews {

    private static final String HELD = "CASE WHEN h.held THEN 'true' ELSE 'false' END";

    private final Sql sql;

    @Inject
    JdbcNodeViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<NodeView> nodes(ListQuery query, Instant now) {
        return nodeList(now).page(sql, query, "", List.of(), JdbcNodeViews::node);
    }

    @Override
    public Optional<NodeView> node(NodeId id, Instant now) {
        return nodeList(now)
                .page(sql, ListQuery.first(1), "n.id = ?", List.of(id.value()), JdbcNodeViews::node)
                .items()
                .stream()
                .findFirst();
    }

    @Override
    public Page<HostingView> hostedBy(NodeId node, ListQuery query, Instant now) {
        return hostings(now, "h.capsule, h.capsule_version, h.manifest_digest")
                .page(sql, query, "h.node_id = ?", List.of(node.value()), JdbcNodeViews::hosting);
    }

    @Override
    public Page<HostingView> hostsOf(Digest manifest, ListQuery query, Instant now) {
        return hostings(now, "h.node_id DESC")
                .page(
                        sql,
                        query,
                        "h.manifest_digest = ?",
                        List.of(manifest),
                        JdbcNodeViews::hosting);
    }

    /** Whether a node is silent is a matter of the time, so lists are made for one instant. */
    private static String state(Instant now) {
        return "CASE WHEN n.standing <> 'GOOD' THEN LOWER(n.standing)"
                + " WHEN b.capacity = 0 THEN 'registered'"
                + " WHEN b.received_at >= TIMESTAMP WITH TIME ZONE '"
                + NodeState.heardSince(now)
                + "' THEN 'active' ELSE 'silent' END";
    }

    private static SqlList nodeList(Instant now) {
        return new SqlList(
                "SELECT n.id, n.did, n.operator_id, n.operator_slug, n.operator_did, n.endpoint,"
                        + " n.region, n.reason, n.registered_at, n.version, b.capacity,"
                        + " b.under_way, b.received_at, COALESCE(c.held, 0) AS held,"
                        + " COALESCE(c.many, 0) AS many, "
                        + state(now)
                        + " AS state FROM metering.node n"
                        + " JOIN metering.node_heartbeat b ON b.node_id = n.id"
                        + " LEFT JOIN (SELECT node_id, count(*) AS many,"
                        + " count(CASE WHEN held THEN 1 END) AS held"
                        + " FROM metering.node_hosting GROUP BY node_id) c ON c.node_id = n.id",
                Map.of(
                        "operator",
                        "n.operator_slug",
                        "region",
                        "n.region",
                        "state",
                        state(now),
                        "capacity",
                        "b.capacity",
                        "hosted",
                        "COALESCE(c.held, 0)",
                        "heardAt",
                        "b.received_at",
                        "registeredAt",
                        "n.registered_at"),
                List.of("n.did", "n.operator_slug", "n.endpoint", "n.region"),
                "n.id DESC");
    }

    private static SqlList hostings(Instant now, String order) {
        return new SqlList(
                "SELECT h.node_id, n.did, n.operator_slug, n.region, h.capsule, h.capsule_version,"
                        + " h.manifest_digest, h.ground, h.permitted_until, h.held, "
                        + state(now)
                        + " AS state FROM metering.node_hosting h"
                        + " JOIN metering.node n ON n.id = h.node_id"
                        + " JOIN metering.node_heartbeat b ON b.node_id = h.node_id",
                Map.of(
                        "capsule",
                        "h.capsule",
                        "version",
                        "h.capsule_version",
                        "operator",
                        "n.operator_slug",
                        "region",
                        "n.region",
                        "state",
                        state(now),
                        "ground",
                        "LOWER(h.ground)",
                        "held",
                        HELD),
                List.of("h.capsule", "n.did", "n.operator_slug", "n.region"),
                order);
    }

    private static NodeView node(ResultSet row) throws SQLException {
        int capacity = row.getInt("capacity");
        var heardAt = Sql.instant(row, "received_at");
        return new NodeView(
                row.getObject("id", UUID.class),
                row.getString("did"),
                row.getObject("operator_id", UUID.class),
                row.getString("operator_slug"),
                row.getString("operator_slug"),
                row.getString("operator_did"),
                row.getString("endpoint"),
                row.getString("region"),
                row.getString("state"),
                row.getString("reason"),
                capacity,
                row.getInt("under_way"),
                capacity == 0 ? Optional.empty() : Optional.of(heardAt),
                row.getLong("held"),
                row.getLong("many"),
                Sql.instant(row, "registered_at"),
                row.getLong("version"));
    }

    private static HostingView hosting(ResultSet row) throws SQLException {
        var until = Sql.instant(row, "permitted_until");
        return new HostingView(
                row.getObject("node_id", UUID.class),
                row.getString("did"),
                row.getString("operator_slug"),
                row.getString("region"),
                row.getString("state"),
                row.getString("capsule"),
                row.getString("capsule_version"),
                new Digest(row.getBytes("manifest_digest")).hex(),
                row.getString("ground").toLowerCase(Locale.ROOT),
                until.isBefore(Hosting.noEnd()) ? Optional.of(until) : Optional.empty(),
                row.getBoolean("held"));
    }
}
