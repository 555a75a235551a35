package org.codexfield.metering.service;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.NodeId;

/** Port: what nodes served lately, from their receipts. */
public interface NodeCallViews {

    /** So many calls of a node are looked at. */
    int MOST = 1_000;

    /**
     * The newest calls of a node.
     *
     * @param reader whose receipts are readable
     */
    List<NodeCallRow> last(NodeId node, OrganisationId reader, int limit);

    /** What these nodes did since then, those alone that did anything. */
    List<NodeHour> since(Collection<UUID> nodes, Instant from);
}
