package org.codexfield.capsules.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.CapsuleView;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;

/** The capsules of an organisation, drafts included, for its members. */
@RequestScoped
@Path("organisations/{organisation}/capsules")
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationCapsulesResource {

    @Inject private CapsuleService capsules;

    /** The capsules, the newest first. */
    @GET
    @Filters("kind")
    @Operation("The capsules of an organisation, the newest first")
    public ListResponse<CapsuleView> list(
            @PathParam("organisation") String organisation, @BeanParam ListParameters list) {
        return list.page(query -> capsules.list(organisation, query));
    }
}
