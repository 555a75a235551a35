package org.codexfield.licensing.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.codexfield.licensing.service.LicenceService;
import org.codexfield.shared.web.Json;
import org.codexfield.shared.web.Operation;
import org.jspecify.annotations.Nullable;

/** ODRL policies of any origin. */
@RequestScoped
@Path("policies")
@Consumes({MediaType.APPLICATION_JSON, LicenceResource.LD})
@Produces({MediaType.APPLICATION_JSON, LicenceResource.LD})
public class PolicyResource {

    @Inject private LicenceService licences;

    /**
     * What is to be evaluated, each as ODRL in JSON-LD.
     *
     * @param request without it, the state of duties alone is reported
     */
    public record Question(JsonNode policy, @Nullable JsonNode request, JsonNode stateOfWorld) {}

    /** The compliance report. */
    @POST
    @Path("evaluate")
    @Operation(
            value = "Evaluates an ODRL policy and gives the compliance report",
            answer = ObjectNode.class,
            open = true)
    public Response evaluate(Question question) {
        var request = Optional.ofNullable(question.request());
        var report = licences.evaluate(question.policy(), request, question.stateOfWorld());
        // as bytes: a tree would be left to whatever JSON provider the server has
        return Response.ok(Json.bytes(report)).build();
    }
}
