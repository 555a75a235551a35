package org.codexfield.licensing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.codexfield.licensing.service.CredentialService;
import org.codexfield.shared.Ids;
import org.codexfield.shared.web.Operation;

/** The status lists of capability credentials, for everybody. */
@RequestScoped
@Path("status-lists")
public class StatusListResource {

    static final String CREDENTIAL = "application/vc+jwt";

    @Inject private CredentialService credentials;

    /** A status list as it is now. */
    @GET
    @Path("{id}")
    @Produces(CREDENTIAL)
    @Operation(value = "Gives a status list credential", open = true)
    public String get(@PathParam("id") String id) {
        return credentials.statusList(Ids.parse("status list", id));
    }
}
