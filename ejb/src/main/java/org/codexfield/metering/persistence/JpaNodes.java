package org.codexfield.metering.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.model.NodeIsUnknown;
import org.codexfield.metering.model.NodeStanding;
import org.codexfield.metering.model.Nodes;
import org.codexfield.shared.Did;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JpaNodes implements Nodes {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Inject Sql sql;

    @Override
    public void add(Node node) {
        entities.persist(node);
        entities.flush();
        sql.update(
                "INSERT INTO metering.node_heartbeat (node_id, sent_at, received_at, capacity,"
                        + " under_way) VALUES (?, ?, ?, 0, 0)",
                List.of(node.id().value(), Instant.EPOCH, Instant.EPOCH));
    }

    @Override
    public Node get(NodeId id) {
        var found = entities.find(Node.class, id.value());
        if (found == null) {
            throw new NodeIsUnknown(id.toString());
        }
        return found;
    }

    @Override
    public Optional<Node> find(Did key) {
        return entities.createQuery("SELECT n FROM Node n WHERE n.did = :did", Node.class)
                .setParameter("did", key.value())
                .getResultStream()
                .findFirst();
    }

    @Override
    public boolean hasOther(String endpoint, Did key) {
        return sql.number(
                        "SELECT count(*) FROM metering.node WHERE endpoint = ? AND did <> ?"
                                + " AND standing <> 'WITHDRAWN'",
                        List.of(endpoint, key.value()))
                > 0;
    }

    @Override
    public List<Node> inGoodStanding(Did operator) {
        return entities.createQuery(
                        "SELECT n FROM Node n WHERE n.operatorDid = :operator"
                                + " AND n.standing = :good ORDER BY n.id",
                        Node.class)
                .setParameter("operator", operator.value())
                .setParameter("good", NodeStanding.GOOD)
                .getResultList();
    }

    @Override
    public long count(OrganisationId operator) {
        return sql.number(
                "SELECT count(*) FROM metering.node WHERE operator_id = ?"
                        + " AND standing <> 'WITHDRAWN'",
                List.of(operator.value()));
    }

    @Override
    public void flush() {
        entities.flush();
    }
}
