package org.codexfield.metering.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Supplier;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.UsageEventReport;
import org.codexfield.metering.service.UsageEventService;
import org.codexfield.metering.service.UsageEventView;
import org.codexfield.metering.service.UsageInbox;
import org.codexfield.metering.verify.UsageStatement;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.MaxBody;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.RateLimits;
import org.codexfield.shared.web.RateLimits.Sort;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/** Calls that nodes served outside of the gateway, as CloudEvents (docs/usage-events.md). */
@RequestScoped
@Path("usage-events")
@Produces(MediaType.APPLICATION_JSON)
public class UsageEventResource {

    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH_SUBTYPE = "cloudevents-batch+json";
    private static final String BATCH = "application/" + BATCH_SUBTYPE;
    private static final long MAX_BYTES = 128L * 1024 * 1024;

    @Inject private UsageInbox inbox;
    @Inject private UsageEventService events;
    @Inject private RateLimits limits;
    @Context private HttpServletRequest request;

    /** Takes one event, or up to 100,000; the signature of the node says who it is. */
    @POST
    @Consumes({EVENT, BATCH})
    @MaxBody(bytes = MAX_BYTES)
    @Operation(
            value = "Takes usage events of a node, one or a batch, by its signature",
            open = true)
    public UsageEventReport take(
            @Nullable @HeaderParam(UsageStatement.HEADER) String statement,
            @Context HttpHeaders headers,
            InputStream body) {
        var signed = Objects.requireNonNullElse(statement, "");
        boolean batch = headers.getMediaType().getSubtype().equalsIgnoreCase(BATCH_SUBTYPE);
        return taken(() -> batch ? inbox.takeBatch(signed, body) : inbox.takeOne(signed, body));
    }

    /** Who keeps sending what no node signed is told to wait. */
    private UsageEventReport taken(Supplier<UsageEventReport> take) {
        var limit = limits.wouldCount(Sort.GATEWAY, request.getRemoteAddr());
        if (!limit.allowed()) {
            throw new RequestIsRefused(limit.problem());
        }
        try {
            return take.get();
        } catch (DomainException refusal) {
            if (!UsageInbox.isSigned(refusal)) {
                limits.countAddress(Sort.GATEWAY, request.getRemoteAddr());
            }
            throw refusal;
        }
    }

    /** What became of an event. */
    @GET
    @Path("{source}/{id}")
    @Operation("What became of a usage event that a node of the caller's organisation reported")
    public UsageEventView get(@PathParam("source") String source, @PathParam("id") String id) {
        return events.find(NodeId.parse(source), id);
    }
}
