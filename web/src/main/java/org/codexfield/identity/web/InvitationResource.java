package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.InvitationService;
import org.codexfield.identity.service.InvitationView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;

/** The invitations of an organisation. */
@RequestScoped
@Path("organisations/{slug}/invitations")
@Produces(MediaType.APPLICATION_JSON)
public class InvitationResource {

    @Inject private InvitationService invitations;

    /** Who is invited, and the roles that the person will have. */
    public record Draft(String email, Set<Role> roles) {}

    /** What was made. */
    public record Made(InvitationId id) {}

    /** The invitations, the newest first. */
    @GET
    @Filters({"status", "email"})
    @Operation("The invitations, the newest first")
    public ListResponse<InvitationView> list(
            @PathParam("slug") String slug, @BeanParam ListParameters list) {
        return list.page(query -> invitations.list(slug, query));
    }

    /** Invites somebody by mail. */
    @POST
    @Idempotent
    @Operation(value = "Invites somebody by mail", status = 201, answer = Made.class)
    public Response send(@PathParam("slug") String slug, Draft draft) {
        var id = invitations.send(slug, new EmailAddress(draft.email()), draft.roles());
        return Response.status(Response.Status.CREATED).entity(new Made(id)).build();
    }

    /** Sends an invitation again; the earlier link is void. */
    @POST
    @Idempotent
    @Path("{id}/renewal")
    @Operation(value = "Sends an invitation again", status = 204)
    public Response renew(@PathParam("slug") String slug, @PathParam("id") String id) {
        invitations.renew(slug, InvitationId.parse(id));
        return Answers.done();
    }

    /** Takes an invitation back. */
    @POST
    @Idempotent
    @Path("{id}/withdrawal")
    @Operation(value = "Takes an invitation back", status = 204)
    public Response withdraw(@PathParam("slug") String slug, @PathParam("id") String id) {
        invitations.withdraw(slug, InvitationId.parse(id));
        return Answers.done();
    }
}
