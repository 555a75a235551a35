package org.codexfield.metering.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Participants;
import org.codexfield.metering.NodeEndpoint;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.model.MeteringCommand;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.model.Node.SignedRegistration;
import org.codexfield.metering.model.NodeEndpointIsTaken;
import org.codexfield.metering.model.NodeKeyIsTaken;
import org.codexfield.metering.model.Nodes;
import org.codexfield.metering.model.OrganisationRunsNoNodes;
import org.codexfield.metering.model.TooManyOf;
import org.codexfield.metering.verify.NodeRegistration;

/** Nodes join, move and leave; the installation's operator stops them. */
@Stateless
public class NodeService {

    /** The most nodes of one organisation. */
    static final int MOST = 1_000;

    @Inject Nodes nodes;
    @Inject Hostings hostings;
    @Inject NodeAccess access;
    @Inject EndpointGuard guard;
    @Inject Participants participants;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * That a node is in the register.
     *
     * @param created whether it was not before
     */
    public record Registered(NodeId id, boolean created) {}

    /**
     * Lets a node join that the caller's organisation runs, or moves one that did.
     *
     * @param jws the registration, signed with the node's key
     * @throws NodeEndpointIsTaken if another node is reached there that is not withdrawn
     * @throws NodeKeyIsTaken if another organisation's node has this key
     * @throws OrganisationRunsNoNodes unless the organisation takes part as one that does
     * @throws org.codexfield.shared.DomainException if the statement or its endpoint is refused
     */
    @RolesAllowed("node-operator")
    public Registered register(String jws) {
        var says = NodeRegistration.verify(jws, access.audience(), clock.instant());
        // asks the network, which may take its time: before anything is held in the database
        var endpoint = NodeEndpoint.parse(says.endpoint());
        guard.resolve(endpoint);
        var caller = access.permit.caller();
        access.permit.require(MeteringCommand.REGISTER_NODE, caller.organisation());
        if (!participants.kindsOf(caller.organisation()).contains(OrganisationKind.NODE_OPERATOR)) {
            throw new OrganisationRunsNoNodes();
        }
        // else a suspended node would be back under another key
        if (nodes.hasOther(endpoint.toString(), says.node())) {
            throw new NodeEndpointIsTaken(endpoint.toString());
        }
        var signed = new SignedRegistration(jws, says);
        return nodes.find(says.node()).map(node -> move(node, signed)).orElseGet(() -> add(signed));
    }

    private Registered add(SignedRegistration signed) {
        var caller = access.permit.caller();
        if (nodes.count(caller.organisation()) >= MOST) {
            throw new TooManyOf("nodes", MOST);
        }
        var runs = access.organisation(caller.organisation());
        var node =
                new Node(
                        new Node.Operator(runs.id(), runs.slug(), runs.did()),
                        signed,
                        clock.instant());
        nodes.add(node);
        facts.fire(node.registered(caller.member()));
        return new Registered(node.id(), true);
    }

    private Registered move(Node node, SignedRegistration signed) {
        var caller = access.permit.caller();
        if (!node.operator().equals(caller.organisation())) {
            throw new NodeKeyIsTaken(node.did().value());
        }
        node.move(signed, caller.member(), clock.instant()).ifPresent(facts::fire);
        nodes.flush();
        return new Registered(node.id(), false);
    }

    /** Takes a node out for good, and what it was to host with it. */
    @RolesAllowed("node-operator")
    public void withdraw(NodeId id, String reason, Optional<Long> seen) {
        var granted = access.toChange(MeteringCommand.WITHDRAW_NODE, id, seen);
        var by = granted.caller().member();
        facts.fire(granted.node().withdraw(by, reason, clock.instant()));
        nodes.flush();
        hostings.lock(id);
        hostings.end(id);
    }

    /** Stops a node for now. */
    @RolesAllowed("operator")
    public void suspend(NodeId id, String reason, Optional<Long> seen) {
        var granted = access.toChange(MeteringCommand.SUSPEND_NODE, id, seen);
        var by = granted.caller().member();
        facts.fire(granted.node().suspend(by, reason, clock.instant()));
        nodes.flush();
    }

    /** Lets a suspended node serve again. */
    @RolesAllowed("operator")
    public void resume(NodeId id, String reason, Optional<Long> seen) {
        var granted = access.toChange(MeteringCommand.RESUME_NODE, id, seen);
        var by = granted.caller().member();
        facts.fire(granted.node().resume(by, reason, clock.instant()));
        nodes.flush();
    }
}
