package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.codexfield.capsules.VersionWithdrawn;
import org.codexfield.identity.OrganisationSuspended;
import org.codexfield.licensing.GrantRevoked;
import org.codexfield.licensing.GrantSuspended;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.model.Nodes;
import org.codexfield.shared.Did;

/**
 * Ends hosting at once where what permitted it ends: no gateway sends another call there. What
 * permits hosting anew, the next heartbeat finds.
 */
@ApplicationScoped
class EndHosting {

    @Inject Nodes nodes;
    @Inject Hostings hostings;
    @Inject HostingSync sync;

    void on(@Observes GrantRevoked fact) {
        refresh(fact.grant().consumer());
    }

    void on(@Observes GrantSuspended fact) {
        refresh(fact.grant().consumer());
    }

    void on(@Observes VersionWithdrawn fact) {
        hostings.end(fact.version().manifestDigest());
    }

    void on(@Observes OrganisationSuspended fact) {
        for (var node : nodes.inGoodStanding(fact.did())) {
            hostings.lock(node.id());
            hostings.removeAll(node.id());
        }
    }

    private void refresh(Did operator) {
        for (var node : nodes.inGoodStanding(operator)) {
            hostings.lock(node.id());
            sync.refresh(node);
        }
    }
}
