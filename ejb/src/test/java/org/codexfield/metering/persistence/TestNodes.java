package org.codexfield.metering.persistence;

import java.time.Clock;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.model.Nodes;
import org.codexfield.metering.service.LiveNodes;
import org.codexfield.metering.service.NodeViews;
import org.codexfield.shared.persistence.TestDatabase;

/** The register of nodes on one database. */
public final class TestNodes {

    public final Nodes nodes;
    public final Hostings hostings;
    public final NodeViews views;
    public final LiveNodes live;

    /** Puts the adapters on a database. */
    public TestNodes(TestDatabase database, Clock clock) {
        var inJpa = new JpaNodes();
        inJpa.entities = database.entityManager();
        inJpa.sql = database.sql();
        this.nodes = inJpa;
        this.hostings = new JdbcHostings(database.sql());
        this.views = new JdbcNodeViews(database.sql());
        this.live = new JdbcLiveNodes(database.sql(), clock);
    }
}
