package org.codexfield.portal.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.codexfield.shared.web.Json;
import org.codexfield.shared.web.OpenApi;
import org.codexfield.shared.web.Operation;

/** The description of this interface, made from the resources that serve it. */
@ApplicationScoped
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {

    @SuppressWarnings("NullAway.Init")
    private byte[] document;

    @PostConstruct
    void describe() {
        document =
                Json.bytes(
                        OpenApi.document(
                                ProductVersion.text(),
                                RestApplication.BASE,
                                RestApplication.RESOURCES));
    }

    /** The OpenAPI document. */
    @GET
    @Operation(
            value = "Describes this interface as OpenAPI 3.1",
            open = true,
            answer = ObjectNode.class)
    public Response document() {
        return Response.ok(document).build();
    }
}
