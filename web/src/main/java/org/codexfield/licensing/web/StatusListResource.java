package org.codexfield.licensing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.codexfield.licensing.service.CredentialService;
import org.codexfield.shared.Ids;
import org.codexfield.shared.web.Operation;

/** The status lists of capability credentials, for everybody. */
@RequestScoped
@Path("status-lists")
public class StatusListResource {

    static final String CREDENTIAL = "application/vc+jwt";
    private static final String CACHING = "public, max-age=30";

    @Inject private CredentialService credentials;

    /**
     * A status list as it is now. Whoever stands between may keep it for a while: it says itself
     * until when it counts, 60 seconds after it was signed.
     */
    @GET
    @Path("{id}")
    @Produces(CREDENTIAL)
    @Operation(value = "Gives a status list credential", open = true, answer = String.class)
    public Response get(@PathParam("id") String id) {
        return Response.ok(credentials.statusList(Ids.parse("status list", id)))
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .build();
    }
}
