package org.codexfield.metering.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.Role;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.NodeIsUnknown;
import org.codexfield.metering.model.Nodes;

/**
 * What nodes served lately: counts for whoever signed in, single calls for who runs the node or the
 * installation.
 */
@Stateless
@RolesAllowed("user")
public class NodeCallService {

    private static final Duration LATELY = Duration.ofHours(1);
    private static final int LAST = 20;

    @Inject NodeCallViews views;
    @Inject Nodes nodes;
    @Inject CurrentUser currentUser;
    @Inject Clock clock;

    /** How these nodes did in the last hour, each of them. */
    public Map<UUID, NodeHour> lastHour(Collection<UUID> asked) {
        var hours = new HashMap<UUID, NodeHour>();
        asked.forEach(node -> hours.put(node, NodeHour.none(node)));
        if (!asked.isEmpty()) {
            views.since(asked, clock.instant().minus(LATELY))
                    .forEach(hour -> hours.put(hour.node(), hour));
        }
        return hours;
    }

    /**
     * Whether the caller may see single calls of a node.
     *
     * @throws NodeIsUnknown if there is none
     */
    public boolean seesCalls(NodeId id) {
        var caller = currentUser.caller();
        return nodes.get(id).operator().equals(caller.organisation())
                || caller.roles().contains(Role.OPERATOR);
    }

    /**
     * The newest calls of a node, the newest first; none for those who may not see them.
     *
     * @throws NodeIsUnknown if there is none
     */
    public List<NodeCallRow> last(NodeId id) {
        return seesCalls(id)
                ? views.last(id, currentUser.caller().organisation(), LAST)
                : List.of();
    }
}
