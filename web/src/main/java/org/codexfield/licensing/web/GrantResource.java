package org.codexfield.licensing.web;

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
import java.time.Instant;
import java.util.Optional;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.service.CredentialService;
import org.codexfield.licensing.service.GrantService;
import org.codexfield.licensing.service.GrantView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.jspecify.annotations.Nullable;

/** Grants and their capability credentials. */
@RequestScoped
@Path("grants")
@Produces(MediaType.APPLICATION_JSON)
public class GrantResource {

    @Inject private GrantService grants;
    @Inject private CredentialService credentials;

    /** Why a grant is stopped, ended or goes on. */
    public record GrantReason(String reason) {}

    /** Until when a grant is to hold. */
    public record Extension(Instant validUntil, @Nullable String reason) {}

    /** The grants that the caller's organisation gave or holds, the newest first. */
    @GET
    @Filters({"status", "capsule", "side", "endsWithin"})
    @Operation("The grants that the caller's organisation gave or holds")
    public ListResponse<GrantView> list(@BeanParam ListParameters list) {
        return list.page(grants::list);
    }

    /** One grant. */
    @GET
    @Path("{id}")
    @Operation(value = "One grant", answer = GrantView.class)
    public Response get(@PathParam("id") String id) {
        return answer(GrantId.parse(id));
    }

    /** Lets it hold longer; its holder fetches a new credential. */
    @POST
    @Path("{id}/extension")
    @Operation(
            value = "Lets a grant hold longer: once, by at most as long as it was approved for",
            answer = GrantView.class)
    public Response extend(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            Extension extension) {
        var grant = GrantId.parse(id);
        grants.extend(
                grant,
                extension.validUntil(),
                Optional.ofNullable(extension.reason()).orElse(""),
                Names.seen(ifMatch));
        return answer(grant);
    }

    /** Stops it for now. */
    @POST
    @Path("{id}/suspension")
    @Operation(value = "Stops a grant for now", answer = GrantView.class)
    public Response suspend(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            GrantReason why) {
        var grant = GrantId.parse(id);
        grants.suspend(grant, why.reason(), Names.seen(ifMatch));
        return answer(grant);
    }

    /** Lets it hold again. */
    @POST
    @Path("{id}/resumption")
    @Operation(value = "Lets a suspended grant hold again", answer = GrantView.class)
    public Response resume(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            GrantReason why) {
        var grant = GrantId.parse(id);
        grants.resume(grant, why.reason(), Names.seen(ifMatch));
        return answer(grant);
    }

    /** Ends it for good. */
    @POST
    @Path("{id}/revocation")
    @Operation(value = "Ends a grant for good", answer = GrantView.class)
    public Response revoke(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            GrantReason why) {
        var grant = GrantId.parse(id);
        grants.revoke(grant, why.reason(), Names.seen(ifMatch));
        return answer(grant);
    }

    /** The capability credential, for requesters of the organisation that holds the grant. */
    @GET
    @Path("{id}/credential")
    @Produces(StatusListResource.CREDENTIAL)
    @Operation("Gives the capability credential of a grant")
    public String credential(@PathParam("id") String id) {
        return credentials.credential(GrantId.parse(id));
    }

    private Response answer(GrantId id) {
        var grant = grants.get(id);
        return Answers.versioned(grant.version(), grant);
    }
}
