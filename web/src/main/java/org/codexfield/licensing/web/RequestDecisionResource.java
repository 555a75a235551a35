package org.codexfield.licensing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Approval;
import org.codexfield.licensing.service.RequestDecisionService;
import org.codexfield.licensing.service.RequestReadingService;
import org.codexfield.licensing.service.RequestView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Deciding about an access request, stage by stage. Its path is that of {@link
 * AccessRequestResource}: with a longer one, that one's addresses would not be found.
 */
@RequestScoped
@Path("access-requests")
@Produces(MediaType.APPLICATION_JSON)
public class RequestDecisionResource {

    @Inject private RequestDecisionService decisions;
    @Inject private RequestReadingService reading;

    /** What is written to a decision; may be empty. */
    public record Remark(String text) {}

    /** Why something is refused or given back. */
    public record DecisionReason(String reason) {}

    /**
     * An approval.
     *
     * @param validUntil the first instant at which the grant holds no more
     * @param conditions what is demanded besides the licence
     */
    public record ApprovalDraft(
            Instant validUntil, @Nullable String conditions, @Nullable String reason) {}

    /** Vouches for a request of the own organisation. */
    @POST
    @Path("{id}/sign-off")
    @Operation(value = "Vouches for a request", answer = RequestView.class)
    public Response signOff(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            Remark remark) {
        var request = AccessRequestId.parse(id);
        decisions.signOff(request, remark.text(), Names.seen(ifMatch));
        return answer(request);
    }

    /** Gives advice. */
    @POST
    @Path("{id}/review")
    @Operation(value = "Gives advice on a request", answer = RequestView.class)
    public Response review(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            Remark remark) {
        var request = AccessRequestId.parse(id);
        decisions.review(request, remark.text(), Names.seen(ifMatch));
        return answer(request);
    }

    /** Approves it at this stage; after the last one there is a grant. */
    @POST
    @Path("{id}/approval")
    @Operation(value = "Approves a request", answer = RequestView.class)
    public Response approve(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            ApprovalDraft approval) {
        var request = AccessRequestId.parse(id);
        decisions.approve(
                request,
                new Approval(
                        approval.validUntil(),
                        Optional.ofNullable(approval.conditions()).orElse(""),
                        Optional.ofNullable(approval.reason()).orElse("")),
                Names.seen(ifMatch));
        return answer(request);
    }

    /** Refuses it. */
    @POST
    @Path("{id}/rejection")
    @Operation(value = "Refuses a request", answer = RequestView.class)
    public Response reject(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            DecisionReason why) {
        var request = AccessRequestId.parse(id);
        decisions.reject(request, why.reason(), Names.seen(ifMatch));
        return answer(request);
    }

    /** Gives it back to be changed. */
    @POST
    @Path("{id}/return")
    @Operation(value = "Gives a request back to be changed", answer = RequestView.class)
    public Response giveBack(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            DecisionReason why) {
        var request = AccessRequestId.parse(id);
        decisions.giveBack(request, why.reason(), Names.seen(ifMatch));
        return answer(request);
    }

    private Response answer(AccessRequestId id) {
        var request = reading.get(id);
        return Answers.versioned(request.request().version(), request);
    }
}
