package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.codexfield.shared.service.HealthService;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.RequestIsRefused;

/** Health for whoever restarts servers and directs traffic to them. */
@RequestScoped
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    @Inject private HealthService health;

    /** That the server is {@code up}. */
    public record Health(String status) {}

    /** Whether the server can do its work, check by check. */
    public record Readiness(String status, Map<String, Boolean> checks) {}

    /** The server answers; asks nothing else, so that no outage elsewhere restarts it. */
    @GET
    @Path("live")
    @Operation(value = "Tells that the server answers", open = true)
    public Health live() {
        return new Health("up");
    }

    /** Whether the server can do its work: 200, or a problem with status 503 when not. */
    @GET
    @Path("ready")
    @Operation(value = "Tells whether the server can do its work; 503 when not", open = true)
    public Readiness ready() {
        var checks = health.readiness();
        if (checks.containsValue(false)) {
            throw new RequestIsRefused(
                    Problem.of(503, "not-ready", "This server cannot do its work at the moment.")
                            .with("checks", checks));
        }
        return new Readiness("up", checks);
    }
}
