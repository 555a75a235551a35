package org.codexfield.metering.service;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.metering.NodeId;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Reads that need no aggregate. */
public interface NodeViews {

    /**
     * Nodes, the newest first; columns {@code operator, region, state, capacity, hosted, heardAt,
     * registeredAt}.
     */
    Page<NodeView> nodes(ListQuery query, Instant now);

    /** One node. */
    Optional<NodeView> node(NodeId id, Instant now);

    /** What a node is to host, by name; columns {@code capsule, version, ground, held}. */
    Page<HostingView> hostedBy(NodeId node, ListQuery query, Instant now);

    /** Who is to host a version; columns {@code operator, region, state, ground, held}. */
    Page<HostingView> hostsOf(Digest manifest, ListQuery query, Instant now);
}
