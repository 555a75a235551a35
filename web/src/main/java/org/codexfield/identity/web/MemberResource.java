package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.MemberService;
import org.codexfield.identity.service.MemberView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Versions;
import org.jspecify.annotations.Nullable;

/** The members of an organisation. */
@RequestScoped
@Path("organisations/{slug}/members")
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {

    @Inject private MemberService members;

    /** The roles that a member shall have, all of them. */
    public record Roles(Set<Role> roles) {}

    /**
     * How somebody leaves.
     *
     * @param successor the member who takes over the roles
     */
    public record Departure(@Nullable MemberId successor) {}

    /** The members, active ones first. */
    @GET
    @Filters("status")
    @Operation("The members, active ones first")
    public ListResponse<MemberView> list(
            @PathParam("slug") String slug, @BeanParam ListParameters list) {
        return list.page(query -> members.list(slug, query));
    }

    /** One member; the entity tag is needed to change the roles. */
    @GET
    @Path("{id}")
    @Operation(value = "One member", answer = MemberView.class)
    public Response get(@PathParam("slug") String slug, @PathParam("id") String id) {
        return tagged(members.get(slug, MemberId.parse(id)));
    }

    /** Gives a member other roles; {@code If-Match} names the version that was read. */
    @PUT
    @Path("{id}/roles")
    @Operation(value = "Gives a member other roles", answer = MemberView.class)
    public Response changeRoles(
            @PathParam("slug") String slug,
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            Roles roles) {
        var changed =
                members.changeRoles(
                        slug, MemberId.parse(id), roles.roles(), Versions.required(ifMatch));
        return tagged(changed);
    }

    /** Ends a membership: one's own, or as administrator another's. */
    @POST
    @Idempotent
    @Path("{id}/departure")
    @Operation(value = "Ends a membership", status = 204)
    public Response end(
            @PathParam("slug") String slug, @PathParam("id") String id, Departure departure) {
        members.end(slug, MemberId.parse(id), Optional.ofNullable(departure.successor()));
        return Answers.done();
    }

    private static Response tagged(MemberView member) {
        return Response.ok(member).tag(Versions.tag(member.version())).build();
    }
}
