package org.codexfield.metering.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Participants;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.MeteringCommand;
import org.codexfield.metering.model.NodeIsUnknown;
import org.codexfield.metering.model.Nodes;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** The register of nodes, for whoever signed in. */
@Stateless
@RolesAllowed("user")
public class NodeReadingService {

    private static final List<MeteringCommand> OF_A_NODE =
            List.of(
                    MeteringCommand.REGISTER_NODE,
                    MeteringCommand.WITHDRAW_NODE,
                    MeteringCommand.SUSPEND_NODE,
                    MeteringCommand.RESUME_NODE);

    @Inject NodeViews views;
    @Inject Nodes nodes;
    @Inject NodePermit permit;
    @Inject Participants participants;
    @Inject Clock clock;

    /** All nodes, the newest first. */
    public Page<NodeView> list(ListQuery query) {
        return named(views.nodes(query, clock.instant()));
    }

    /**
     * One node.
     *
     * @throws NodeIsUnknown if there is none
     */
    public NodeView get(NodeId id) {
        return views.node(id, clock.instant())
                .map(node -> named(new Page<>(List.of(node), 1)).items().get(0))
                .orElseThrow(() -> new NodeIsUnknown(id.toString()));
    }

    /** What a node is to host, by name: published versions alone. */
    public Page<HostingView> hosted(NodeId id, ListQuery query) {
        return views.hostedBy(nodes.get(id).id(), query, clock.instant());
    }

    /** The codes of what the caller may do to a node as it stands. */
    public List<String> commands(NodeId id) {
        var node = nodes.get(id);
        return OF_A_NODE.stream()
                .filter(command -> command.standings().contains(node.standing()))
                .filter(command -> permit.allows(command, node.operator()))
                .map(MeteringCommand::code)
                .toList();
    }

    private Page<NodeView> named(Page<NodeView> page) {
        var names =
                participants.organisationNames(
                        page.items().stream()
                                .map(node -> new OrganisationId(node.operatorId()))
                                .collect(Collectors.toSet()));
        return page.map(
                node ->
                        node.named(
                                names.getOrDefault(
                                        new OrganisationId(node.operatorId()), node.operator())));
    }
}
