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
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.Slug;
import org.codexfield.identity.service.OrganisationService;
import org.codexfield.identity.service.OrganisationView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;

/** Organisations: ask to take part, decide, read. */
@RequestScoped
@Path("organisations")
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationResource {

    @Inject private OrganisationService organisations;

    /**
     * What somebody who asks to take part says.
     *
     * @param contactEmail who becomes the first administrator
     */
    public record Registration(
            String slug, String name, Set<OrganisationKind> kinds, String contactEmail) {}

    /** Why an operator decided so. */
    public record Reason(String reason) {}

    /** Asks that an organisation take part; anybody may. */
    @POST
    @Idempotent
    @Operation(
            value = "Asks that an organisation take part",
            status = 201,
            answer = OrganisationView.class,
            open = true)
    public Response register(Registration registration) {
        var registered =
                organisations.register(
                        new OrganisationProfile(
                                new Slug(registration.slug()),
                                registration.name(),
                                registration.kinds()),
                        new EmailAddress(registration.contactEmail()));
        return Answers.created("/api/v1/organisations/" + registered.slug(), registered);
    }

    /** Organisations, by short name; operators see all, everybody else the active ones. */
    @GET
    @Filters("status")
    @Operation(value = "Organisations, by short name", open = true)
    public ListResponse<OrganisationView> list(@BeanParam ListParameters list) {
        return list.page(organisations::list);
    }

    /** One organisation. */
    @GET
    @Path("{slug}")
    @Operation(value = "One organisation", open = true)
    public OrganisationView get(@PathParam("slug") String slug) {
        return organisations.get(slug);
    }

    /** Lets an organisation take part. */
    @POST
    @Path("{slug}/approval")
    @Operation("Lets an organisation take part")
    public OrganisationView approve(@PathParam("slug") String slug) {
        organisations.approve(slug);
        return organisations.get(slug);
    }

    /** Refuses an organisation. */
    @POST
    @Path("{slug}/rejection")
    @Operation("Refuses an organisation")
    public OrganisationView reject(@PathParam("slug") String slug, Reason reason) {
        organisations.reject(slug, reason.reason());
        return organisations.get(slug);
    }

    /** Stops an organisation for now. */
    @POST
    @Path("{slug}/suspension")
    @Operation("Stops an organisation for now")
    public OrganisationView suspend(@PathParam("slug") String slug, Reason reason) {
        organisations.suspend(slug, reason.reason());
        return organisations.get(slug);
    }

    /** Lets a suspended organisation act again. */
    @POST
    @Path("{slug}/resumption")
    @Operation("Lets a suspended organisation act again")
    public OrganisationView resume(@PathParam("slug") String slug) {
        organisations.resume(slug);
        return organisations.get(slug);
    }
}
