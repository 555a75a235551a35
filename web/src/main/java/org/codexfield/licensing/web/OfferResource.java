package org.codexfield.licensing.web;

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
import org.codexfield.licensing.service.OfferDraft;
import org.codexfield.licensing.service.OfferRow;
import org.codexfield.licensing.service.OfferService;
import org.codexfield.licensing.service.OfferView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Versions;
import org.jspecify.annotations.Nullable;

/** The offers of a capsule: licence, request form and approval route. */
@RequestScoped
@Path("capsules/{organisation}/{slug}/offers")
@Produces(MediaType.APPLICATION_JSON)
public class OfferResource {

    @Inject private OfferService offers;

    /** The offers, by name. */
    @GET
    @Filters("status")
    @Operation(value = "The offers of a capsule, by name", open = true)
    public ListResponse<OfferRow> list(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @BeanParam ListParameters list) {
        return list.page(query -> offers.list(Names.capsule(organisation, slug), query));
    }

    /** One offer with all it demands. */
    @GET
    @Path("{name}")
    @Operation(value = "One offer with all it demands", answer = OfferView.class, open = true)
    public Response get(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("name") String name) {
        var offer = offers.get(Names.capsule(organisation, slug), name);
        return Answers.versioned(offer.offer().version(), offer);
    }

    /** Makes an offer; with {@code If-Match}, puts this in its place. */
    @PUT
    @Path("{name}")
    @Operation(
            value = "Makes an offer, or with If-Match puts this in its place",
            answer = OfferView.class)
    public Response put(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("name") String name,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            OfferDraft draft) {
        var capsule = Names.capsule(organisation, slug);
        var offer =
                ifMatch == null
                        ? offers.make(capsule, name, draft)
                        : offers.revise(capsule, name, draft, Versions.required(ifMatch));
        return Answers.versioned(offer.offer().version(), offer);
    }

    /** Takes no more requests; what was granted stays. */
    @POST
    @Path("{name}/closure")
    @Idempotent
    @Operation(value = "Takes no more requests for an offer", status = 204)
    public Response close(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("name") String name,
            @Nullable @HeaderParam("If-Match") String ifMatch) {
        offers.close(Names.capsule(organisation, slug), name, Names.seen(ifMatch));
        return Answers.done();
    }
}
