package org.codexfield.metering.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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
    @Operation(value = "The tariff in force", open = true)
    public String current() {
        return receipts.tariff();
    }

    /** The tariff of a digest. */
    @GET
    @Path("{digest}")
    @Operation(value = "The tariff of a digest", open = true)
    public String get(@PathParam("digest") String digest) {
        return receipts.tariff(Digest.parse(digest));
    }
}
