package org.codexfield.metering.web;

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
import java.time.Instant;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.BackfillId;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.UsageBackfillService;
import org.codexfield.metering.service.UsageBackfillView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;

/** Backfills: old calls that a node may report once who pays them agreed. */
@RequestScoped
@Path("grants/{id}/backfills")
@Produces(MediaType.APPLICATION_JSON)
public class BackfillResource {

    @Inject private UsageBackfillService backfills;

    /**
     * What is asked.
     *
     * @param node the node that is to report
     * @param from the first instant of calls
     * @param until the first instant that it covers no more, at most 366 days later
     * @param reason why they were not reported in time
     */
    public record BackfillAsked(NodeId node, Instant from, Instant until, String reason) {}

    /**
     * What was asked.
     *
     * @param id by which it is decided
     */
    public record BackfillPending(String id, String state) {}

    /** Those of a grant. */
    @GET
    @Filters("state")
    @Operation("The backfills under a grant that concern the caller's organisation")
    public ListResponse<UsageBackfillView> list(
            @PathParam("id") String id, @BeanParam ListParameters list) {
        var grant = GrantId.parse(id);
        return list.page(query -> backfills.ofGrant(grant, query));
    }

    /** Asks. */
    @POST
    @Idempotent
    @Operation(
            value = "Asks whether a node of the caller's organisation may report old calls",
            status = 201,
            answer = BackfillPending.class)
    public Response ask(@PathParam("id") String id, BackfillAsked asked) {
        var grant = GrantId.parse(id);
        var made =
                backfills.ask(
                        grant,
                        new UsageBackfillService.Wanted(
                                asked.node(), asked.from(), asked.until(), asked.reason()));
        return Answers.created(
                "/api/v1/grants/" + grant + "/backfills/" + made,
                new BackfillPending(made.toString(), "asked"));
    }

    /** One of a grant. */
    @GET
    @Path("{backfill}")
    @Operation("A backfill under a grant that concerns the caller's organisation")
    public UsageBackfillView get(@PathParam("id") String id, @PathParam("backfill") String which) {
        return backfills.find(GrantId.parse(id), BackfillId.parse(which));
    }

    /** Lets the calls be reported. */
    @POST
    @Path("{backfill}/approval")
    @Idempotent
    @Operation(value = "Lets old calls be reported, for who pays them", status = 204)
    public Response approve(@PathParam("id") String id, @PathParam("backfill") String backfill) {
        backfills.approve(GrantId.parse(id), BackfillId.parse(backfill));
        return Answers.done();
    }

    /** Does not let the calls be reported. */
    @POST
    @Path("{backfill}/refusal")
    @Idempotent
    @Operation(value = "Does not let old calls be reported, for who pays them", status = 204)
    public Response decline(@PathParam("id") String id, @PathParam("backfill") String backfill) {
        backfills.decline(GrantId.parse(id), BackfillId.parse(backfill));
        return Answers.done();
    }
}
