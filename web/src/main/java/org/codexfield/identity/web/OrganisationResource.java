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
import java.net.URI;
import java.util.Set;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.Slug;
import org.codexfield.identity.service.OrganisationService;
import org.codexfield.identity.service.OrganisationView;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;

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
    public Response register(Registration registration) {
        var registered =
                organisations.register(
                        new OrganisationProfile(
                                new Slug(registration.slug()),
                                registration.name(),
                                registration.kinds()),
                        new EmailAddress(registration.contactEmail()));
        return Response.created(URI.create("organisations/" + registered.slug()))
                .entity(registered)
                .build();
    }

    /** Organisations, by short name; operators see all, everybody else the active ones. */
    @GET
    public ListResponse<OrganisationView> list(@BeanParam ListParameters list) {
        return list.page(organisations::list, "status");
    }

    /** One organisation. */
    @GET
    @Path("{slug}")
    public OrganisationView get(@PathParam("slug") String slug) {
        return organisations.get(slug);
    }

    /** Lets an organisation take part. */
    @POST
    @Path("{slug}/approval")
    public OrganisationView approve(@PathParam("slug") String slug) {
        organisations.approve(slug);
        return organisations.get(slug);
    }

    /** Refuses an organisation. */
    @POST
    @Path("{slug}/rejection")
    public OrganisationView reject(@PathParam("slug") String slug, Reason reason) {
        organisations.reject(slug, reason.reason());
        return organisations.get(slug);
    }

    /** Stops an organisation for now. */
    @POST
    @Path("{slug}/suspension")
    public OrganisationView suspend(@PathParam("slug") String slug, Reason reason) {
        organisations.suspend(slug, reason.reason());
        return organisations.get(slug);
    }

    /** Lets a suspended organisation act again. */
    @POST
    @Path("{slug}/resumption")
    public OrganisationView resume(@PathParam("slug") String slug) {
        organisations.resume(slug);
        return organisations.get(slug);
    }
}
