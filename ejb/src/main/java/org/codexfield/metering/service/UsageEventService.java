package org.codexfield.metering.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.codexfield.identity.CurrentUser;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.Nodes;
import org.codexfield.metering.model.UsageEventIsUnknown;
import org.codexfield.metering.model.UsageEvents;

/** Reported calls, for those who run the node. */
@Stateless
@RolesAllowed("user")
public class UsageEventService {

    @Inject UsageEvents events;
    @Inject Nodes nodes;
    @Inject CurrentUser currentUser;

    /**
     * What became of an event.
     *
     * @throws UsageEventIsUnknown if the caller's organisation does not run the node, or it
     *     reported no such event
     */
    public UsageEventView find(NodeId source, String id) {
        var own = currentUser.caller().organisation();
        var state =
                events.find(source, id)
                        .filter(any -> nodes.get(source).operator().equals(own))
                        .orElseThrow(() -> new UsageEventIsUnknown(id));
        return new UsageEventView(
                source.value(),
                id,
                state.written() ? "metered" : "accepted",
                state.payload(),
                state.receipt().value());
    }
}
