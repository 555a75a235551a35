package org.codexfield.capsules.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.codexfield.capsules.service.CatalogueService;
import org.codexfield.config.Settings;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Json;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;

/** The open directory of what is published, as JSON and as DCAT 3. */
@RequestScoped
@Path("catalogue")
@Produces({MediaType.APPLICATION_JSON, CatalogueResource.LD})
public class CatalogueResource {

    static final String LD = "application/ld+json";

    @Inject private CatalogueService catalogue;
    @Inject private Settings settings;

    /** Published capsules, the best match first. */
    @GET
    @Filters({"kind", "organisation", "purpose"})
    @Operation(
            value = "Searches what is published; as application/ld+json in DCAT 3",
            answer = JsonNode.class,
            open = true)
    public Response search(
            @BeanParam ListParameters list, @Context HttpHeaders headers, @Context UriInfo uri) {
        var found = list.page(catalogue::search);
        if (!wantsLinkedData(headers)) {
            return Response.ok(found, MediaType.APPLICATION_JSON_TYPE).build();
        }
        var described =
                Dcat.catalogue(
                        settings.publicUrl().toString(),
                        found.items(),
                        catalogue.policies(found.items()));
        var answer = Response.ok(Json.bytes(described), LD);
        if (found.next() != null) {
            answer.header("Link", nextPage(uri, found));
        }
        return answer.build();
    }

    private static String nextPage(UriInfo uri, ListResponse<?> page) {
        var query =
                uri.getRequestUriBuilder()
                        .replaceQueryParam("next", page.next())
                        .build()
                        .getRawQuery();
        return "<?" + query + ">; rel=\"next\"";
    }

    /** Whichever of the two the caller likes better; JSON when it likes both. */
    private static boolean wantsLinkedData(HttpHeaders headers) {
        for (var type : headers.getAcceptableMediaTypes()) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (type.isCompatible(MediaType.valueOf(LD))) {
                return true;
            }
        }
        return false;
    }
}
