package org.codexfield.metering.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.CapsuleNameIsUnacceptable;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.capsules.verify.VersionNumberIsMalformed;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.HostingService;
import org.codexfield.metering.service.HostingView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;

/** The nodes that host a version, as its owner says. */
@RequestScoped
@Path("capsules/{organisation}/{slug}/versions/{version}/hosts")
@Produces(MediaType.APPLICATION_JSON)
public class HostResource {

    @Inject private HostingService hosting;

    /** Who is to host the version. */
    @GET
    @Filters({"operator", "region", "state", "ground", "held"})
    @Operation("The nodes that are to host a version")
    public ListResponse<HostingView> list(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @BeanParam ListParameters list) {
        var name = capsule(organisation, slug);
        return list.page(query -> hosting.hosts(name, number(version), query));
    }

    /** Has a node host the version. */
    @PUT
    @Path("{node}")
    @Operation(value = "Has a node host a published version", status = 204)
    public Response assign(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @PathParam("node") String node) {
        hosting.assign(capsule(organisation, slug), number(version), NodeId.parse(node));
        return Answers.done();
    }

    /** No longer has a node host the version. */
    @DELETE
    @Path("{node}")
    @Operation(value = "No longer has a node host a version", status = 204)
    public Response release(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @PathParam("node") String node) {
        hosting.release(capsule(organisation, slug), number(version), NodeId.parse(node));
        return Answers.done();
    }

    /** What names nothing is not found. */
    private static CapsuleName capsule(String organisation, String slug) {
        try {
            return new CapsuleName(organisation, slug);
        } catch (CapsuleNameIsUnacceptable e) {
            throw new NotFoundException(e);
        }
    }

    private static VersionNumber number(String version) {
        try {
            return new VersionNumber(version);
        } catch (VersionNumberIsMalformed e) {
            throw new NotFoundException(e);
        }
    }
}
