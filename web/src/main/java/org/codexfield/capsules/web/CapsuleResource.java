package org.codexfield.capsules.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.CapsuleView;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.Operation;

/** Capsules: make one, look at one. */
@RequestScoped
@Path("capsules")
@Produces(MediaType.APPLICATION_JSON)
public class CapsuleResource {

    @Inject private CapsuleService capsules;

    /**
     * A capsule to be made.
     *
     * @param organisation the short name of the organisation that it will belong to
     */
    public record NewCapsule(String organisation, String slug, CapsuleKind kind) {}

    /** Makes a capsule without versions. */
    @POST
    @Idempotent
    @Operation(value = "Makes a capsule without versions", status = 201, answer = CapsuleView.class)
    public Response create(NewCapsule capsule) {
        var created =
                capsules.create(
                        new CapsuleName(capsule.organisation(), capsule.slug()), capsule.kind());
        return Answers.created("/api/v1/capsules/" + created.capsule(), created);
    }

    /** One capsule. */
    @GET
    @Path("{organisation}/{slug}")
    @Operation(value = "One capsule", open = true)
    public CapsuleView get(
            @PathParam("organisation") String organisation, @PathParam("slug") String slug) {
        return capsules.get(Names.capsule(organisation, slug));
    }
}
