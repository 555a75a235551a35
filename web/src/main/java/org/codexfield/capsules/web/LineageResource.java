package org.codexfield.capsules.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.codexfield.capsules.service.LineageService;
import org.codexfield.capsules.service.LineageView;
import org.codexfield.shared.web.Operation;

/** Where a version comes from. */
@RequestScoped
@Path("capsules/{organisation}/{slug}/versions/{version}/lineage")
@Produces(MediaType.APPLICATION_JSON)
public class LineageResource {

    @Inject private LineageService lineage;

    /** The lineage of a sealed version. */
    @GET
    @Operation(value = "Gives the ancestors and the children of a sealed version", open = true)
    public LineageView get(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version) {
        return lineage.of(Names.capsule(organisation, slug), Names.version(version));
    }
}
