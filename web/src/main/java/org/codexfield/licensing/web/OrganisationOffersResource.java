package org.codexfield.licensing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.codexfield.licensing.service.OfferRow;
import org.codexfield.licensing.service.OfferService;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;

/** All that an organisation offers. */
@RequestScoped
@Path("organisations/{organisation}/offers")
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationOffersResource {

    @Inject private OfferService offers;

    /** The offers, by capsule and name. */
    @GET
    @Filters({"status", "capsule"})
    @Operation(value = "The offers of an organisation, by capsule and name", open = true)
    public ListResponse<OfferRow> list(
            @PathParam("organisation") String organisation, @BeanParam ListParameters list) {
        return list.page(query -> offers.list(organisation, query));
    }
}
