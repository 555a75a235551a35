package org.codexfield.metering.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.NodeState;
import org.codexfield.metering.service.LiveNode;
import org.codexfield.metering.service.LiveNodes;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcLiveNodes implements LiveNodes {

    private final Sql sql;
    private final Clock clock;

    @Inject
    JdbcLiveNodes(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<LiveNode> hosting(Digest manifest) {
        var now = clock.instant();
        return sql.list(
                "SELECT n.id, n.endpoint, n.operator_id, n.operator_did, n.region, b.capacity,"
                        + " b.under_way, b.received_at FROM metering.node_hosting h"
                        + " JOIN metering.node n ON n.id = h.node_id"
                        + " JOIN metering.node_heartbeat b ON b.node_id = h.node_id"
                        + " WHERE h.manifest_digest = ? AND h.held AND h.permitted_until > ?"
                        + " AND n.standing = 'GOOD' AND b.received_at >= ?"
                        + " ORDER BY b.under_way, n.id LIMIT "
                        + MOST,
                List.of(manifest, now, NodeState.heardSince(now)),
                row ->
                        new LiveNode(
                                new NodeId(row.getObject("id", UUID.class)),
                                URI.create(row.getString("endpoint")),
                                new OrganisationId(row.getObject("operator_id", UUID.class)),
                                new Did(row.getString("operator_did")),
                                row.getString("region"),
                                row.getInt("capacity"),
                                row.getInt("under_way"),
                                Sql.instant(row, "received_at")));
    }
}
