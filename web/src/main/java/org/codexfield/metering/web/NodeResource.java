package org.codexfield.metering.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.codexfield.metering.HostedVersion;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.NodeState;
import org.codexfield.metering.service.HeartbeatService;
import org.codexfield.metering.service.HostingView;
import org.codexfield.metering.service.NodeReadingService;
import org.codexfield.metering.service.NodeService;
import org.codexfield.metering.service.NodeView;
import org.codexfield.shared.Digest;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.MaxBody;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Versions;
import org.jspecify.annotations.Nullable;

/** The register of nodes: who runs which, how they do, and what they are to host. */
@RequestScoped
@Path("nodes")
@Produces(MediaType.APPLICATION_JSON)
public class NodeResource {

    @Inject private NodeService nodes;
    @Inject private NodeReadingService reading;
    @Inject private HeartbeatService heartbeats;

    /**
     * A node that joins, or says where it is now.
     *
     * @param registration JWS of type {@code codexfield-node-registration+jwt} by the node's key
     */
    public record Joining(String registration) {}

    /**
     * A node that tells how it does.
     *
     * @param heartbeat JWS of type {@code codexfield-node-heartbeat+jwt} by the node's key
     */
    public record Beat(String heartbeat) {}

    /**
     * The answer to a heartbeat.
     *
     * @param intervalSeconds how often it is to be sent
     * @param hosting what the node is to host
     */
    public record Heard(String state, int intervalSeconds, List<ToHost> hosting) {}

    /** A version that a node is to host. */
    public record ToHost(String capsule, String version, Digest manifestDigest) {

        static ToHost of(HostedVersion version) {
            return new ToHost(
                    version.capsule().toString(),
                    version.number().value(),
                    version.manifestDigest());
        }
    }

    /** Why a node is stopped, goes on or leaves. */
    public record NodeReason(String reason) {}

    /** All nodes, the newest first. */
    @GET
    @Filters({"operator", "region", "state"})
    @Operation("The nodes, the newest first")
    public ListResponse<NodeView> list(@BeanParam ListParameters list) {
        return list.page(reading::list);
    }

    /** Lets a node join that the caller's organisation runs, or moves one: then 200. */
    @POST
    @Idempotent
    @Operation(
            value = "Lets a node join (201), or moves one that did (200)",
            status = 201,
            or = 200,
            answer = NodeView.class)
    public Response register(Joining joining) {
        var registered = nodes.register(joining.registration());
        var node = reading.get(registered.id());
        return registered.created()
                ? Answers.created("/api/v1/nodes/" + node.id(), node.revision(), node)
                : Answers.versioned(node.revision(), node);
    }

    /** One node. */
    @GET
    @Path("{id}")
    @Operation(value = "One node", answer = NodeView.class)
    public Response get(@PathParam("id") String id) {
        return answer(NodeId.parse(id));
    }

    /** What a node is to host, by name. */
    @GET
    @Path("{id}/capsules")
    @Filters({"capsule", "ground", "held"})
    @Operation("What a node is to host, by name")
    public ListResponse<HostingView> hosted(
            @PathParam("id") String id, @BeanParam ListParameters list) {
        var node = NodeId.parse(id);
        return list.page(query -> reading.hosted(node, query));
    }

    /** Hears of a node; its signature says who it is. */
    @POST
    @Path("{id}/heartbeats")
    @MaxBody(bytes = 2L * 1024 * 1024)
    @Operation(value = "Hears of a node, by its signature; answers what it is to host", open = true)
    public Heard beat(@PathParam("id") String id, Beat beat) {
        var hosting = heartbeats.take(NodeId.parse(id), beat.heartbeat());
        return new Heard(
                NodeState.ACTIVE.code(),
                HeartbeatService.INTERVAL_SECONDS,
                hosting.stream().map(ToHost::of).toList());
    }

    /** Takes a node out for good. */
    @POST
    @Path("{id}/withdrawal")
    @Operation(value = "Takes a node out for good", answer = NodeView.class)
    public Response withdraw(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            NodeReason why) {
        var node = NodeId.parse(id);
        nodes.withdraw(node, why.reason(), seen(ifMatch));
        return answer(node);
    }

    /** Stops a node for now. */
    @POST
    @Path("{id}/suspension")
    @Operation(value = "Stops a node for now", answer = NodeView.class)
    public Response suspend(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            NodeReason why) {
        var node = NodeId.parse(id);
        nodes.suspend(node, why.reason(), seen(ifMatch));
        return answer(node);
    }

    /** Lets a suspended node serve again. */
    @POST
    @Path("{id}/resumption")
    @Operation(value = "Lets a suspended node serve again", answer = NodeView.class)
    public Response resume(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            NodeReason why) {
        var node = NodeId.parse(id);
        nodes.resume(node, why.reason(), seen(ifMatch));
        return answer(node);
    }

    private Response answer(NodeId id) {
        var node = reading.get(id);
        return Answers.versioned(node.revision(), node);
    }

    private static Optional<Long> seen(@Nullable String ifMatch) {
        return ifMatch == null ? Optional.empty() : Versions.required(ifMatch);
    }
}
