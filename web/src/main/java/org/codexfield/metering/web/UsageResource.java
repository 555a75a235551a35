package org.codexfield.metering.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.codexfield.metering.service.UsageReport;
import org.codexfield.metering.service.UsageService;
import org.codexfield.shared.web.ContentHeaders;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.Operation;

/**
 * Usage over time. {@code side}: {@code consumed} (without one), {@code provided, served}; {@code
 * by}: {@code day} (without one), {@code capsule, grant, node}; {@code from} and {@code to}: days
 * in UTC, at most 366 of them, the last 30 without any.
 */
@RequestScoped
@Path("usage")
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {

    @Inject private UsageService usage;

    /** Sums, for the caller's organisation. */
    @GET
    @Filters({"side", "by", "from", "to", "capsule", "grant", "node"})
    @Operation("What the caller's organisation used, what was used of it, or what its nodes served")
    public UsageReport report(@BeanParam ListParameters list) {
        return usage.report(list.narrowed());
    }

    /** The same as a table, a line for each day and group. */
    @GET
    @Path("table")
    @Produces("text/csv; charset=utf-8")
    @Filters({"side", "by", "from", "to", "capsule", "grant", "node"})
    @Operation("Exports usage as a table in CSV")
    public Response table(@BeanParam ListParameters list) {
        return Response.ok(UsageTable.csv(usage.report(list.narrowed())))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentHeaders.attachment("usage.csv"))
                .build();
    }
}
