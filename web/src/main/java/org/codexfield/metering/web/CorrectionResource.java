package org.codexfield.metering.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.service.CorrectionService;
import org.codexfield.metering.service.CorrectionView;
import org.codexfield.metering.service.WantedCorrection;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.Operation;

/** Corrections of receipts, by the provider of the call. */
@RequestScoped
@Path("receipts/{id}/corrections")
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionResource {

    @Inject private CorrectionService corrections;

    /** Corrects a receipt. */
    @POST
    @Idempotent
    @Operation(
            value = "Corrects a receipt of a call that the caller's organisation provided",
            status = 201,
            answer = CorrectionView.class)
    public Response correct(@PathParam("id") String id, WantedCorrection wanted) {
        var made = corrections.correct(ReceiptId.parse(id), wanted);
        return Answers.created("/api/v1/receipts/" + made.receipt(), made);
    }
}
