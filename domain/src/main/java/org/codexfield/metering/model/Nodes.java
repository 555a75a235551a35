package org.codexfield.metering.model;

import java.util.List;
import java.util.Optional;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.NodeId;
import org.codexfield.shared.Did;

/** The nodes that are kept. */
public interface Nodes {

    /** Keeps a new one, of which nothing was heard yet. */
    void add(Node node);

    /** The node, or {@link NodeIsUnknown}. */
    Node get(NodeId id);

    /** The node with this key, if there is one. */
    Optional<Node> find(Did key);

    /** Whether a node with another key, which is not withdrawn, is reached at this endpoint. */
    boolean hasOther(String endpoint, Did key);

    /** The nodes of an operator that may host and serve. */
    List<Node> inGoodStanding(Did operator);

    /** How many nodes an operator has that are not withdrawn. */
    long count(OrganisationId operator);

    /** Writes what was changed, so that a lost race shows now. */
    void flush();
}
