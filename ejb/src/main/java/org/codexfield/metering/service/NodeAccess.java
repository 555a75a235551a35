package org.codexfield.metering.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.codexfield.config.Settings;
import org.codexfield.identity.Caller;
import org.codexfield.identity.KnownOrganisation;
import org.codexfield.identity.OrganisationDirectory;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.MeteringCommand;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.model.Nodes;
import org.codexfield.metering.model.OperatorIsSuspended;

/** Finds nodes for those who may do something with them. */
@Dependent
class NodeAccess {

    @Inject Nodes nodes;
    @Inject OrganisationDirectory organisations;
    @Inject NodePermit permit;
    @Inject Settings settings;

    /** A node that somebody is about to change, and who. */
    record Granted(Node node, Caller caller) {}

    /** The node, if the caller may do this to it and it is as the caller saw it. */
    Granted toChange(MeteringCommand command, NodeId id, Optional<Long> seen) {
        var node = nodes.get(id);
        var caller = permit.require(command, node.operator());
        seen.ifPresent(node::requireVersion);
        return new Granted(node, caller);
    }

    /**
     * Goes on only while a node may host and serve.
     *
     * @throws org.codexfield.shared.DomainException while it, or who runs it, is suspended
     */
    void requireServing(Node node) {
        node.requireGood();
        if (!organisation(node.operator()).active()) {
            throw new OperatorIsSuspended();
        }
    }

    /** An organisation that takes part or did. */
    KnownOrganisation organisation(OrganisationId id) {
        return organisations
                .find(id)
                .orElseThrow(() -> new IllegalStateException("It has nodes, so it took part"));
    }

    /** For whom statements of nodes must be made. */
    String audience() {
        return settings.publicUrl().toString();
    }
}
