package org.codexfield.portal.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.codexfield.shared.web.OpenApi;
import org.codexfield.shared.web.Operation;

/** The description of this interface, made from the resources that serve it. */
@ApplicationScoped
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {

    @SuppressWarnings("NullAway.Init")
    private ObjectNode document;

    @PostConstruct
    void describe() {
        document =
                OpenApi.document(
                        ProductVersion.text(), RestApplication.BASE, RestApplication.RESOURCES);
    }

    /** The OpenAPI document. */
    @GET
    @Operation(value = "Describes this interface as OpenAPI 3.1", open = true)
    public ObjectNode document() {
        return document;
    }
}
