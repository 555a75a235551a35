package org.codexfield.metering.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.codexfield.metering.service.ReceiptService;
import org.codexfield.shared.Digest;
import org.codexfield.shared.web.Operation;

/** Tariffs, for everybody: canonical documents that receipts name by their digests. */
@RequestScoped
@Path("tariffs")
@Produces(MediaType.APPLICATION_JSON)
public class TariffResource {

    @Inject private ReceiptService receipts;

    /** The tariff in force. */
    @GET
    @Path("current")
    @Operation(value = "The tariff in force", answer = ObjectNode.class, open = true)
    public Response current() {
        return Response.ok(receipts.tariff()).build();
    }

    /** The tariff of a digest. */
    @GET
    @Path("{digest}")
    @Operation(value = "The tariff of a digest", answer = ObjectNode.class, open = true)
    public Response get(@PathParam("digest") String digest) {
        return Response.ok(receipts.tariff(Digest.parse(digest))).build();
    }
}
