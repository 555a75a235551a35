package org.codexfield.metering.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.codexfield.metering.HostedVersion;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.HeartbeatIsNotNewer;
import org.codexfield.metering.model.Hosting;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.verify.NodeHeartbeat;

/**
 * Hears of nodes. A node has no login: its signature says who it is. Nothing of this is a fact of
 * the log, for there are thousands a minute.
 */
@Stateless
@PermitAll
public class HeartbeatService {

    /** How often a node is to be heard of, in seconds. */
    public static final int INTERVAL_SECONDS = 10;

    @Inject NodeAccess access;
    @Inject Hostings hostings;
    @Inject HostingSync sync;
    @Inject Clock clock;

    /**
     * Takes a heartbeat.
     *
     * @param jws as the node signed it
     * @return what the node is to host
     * @throws HeartbeatIsNotNewer unless it was made after the last one
     * @throws org.codexfield.shared.DomainException if it is not this node's, not for this
     *     installation, not of now, or the node may not serve
     */
    public List<HostedVersion> take(NodeId id, String jws) {
        var now = clock.instant();
        var node = access.nodes.get(id);
        var beat = NodeHeartbeat.verify(jws, node.did(), id.value(), access.audience(), now);
        access.requireServing(node);
        if (!hostings.beat(beat, now)) {
            throw new HeartbeatIsNotNewer();
        }
        return sync.refresh(node, Set.copyOf(beat.hosted())).stream()
                .map(Hosting::version)
                .toList();
    }
}
