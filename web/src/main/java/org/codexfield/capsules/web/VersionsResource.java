package org.codexfield.capsules.web;

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
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.DraftService;
import org.codexfield.capsules.service.VersionRow;
import org.codexfield.capsules.service.VersionView;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;

/** The versions of a capsule. */
@RequestScoped
@Path("capsules/{organisation}/{slug}/versions")
@Produces(MediaType.APPLICATION_JSON)
public class VersionsResource {

    @Inject private CapsuleService capsules;
    @Inject private DraftService drafts;

    /** A version to be begun. */
    public record NewVersion(String version) {}

    /** The versions that the caller may see, the highest number first. */
    @GET
    @Filters("status")
    @Operation(value = "The versions of a capsule, the highest number first", open = true)
    public ListResponse<VersionRow> list(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @BeanParam ListParameters list) {
        return list.page(query -> capsules.versions(Names.capsule(organisation, slug), query));
    }

    /** Begins a version. */
    @POST
    @Idempotent
    @Operation(value = "Begins a version", status = 201, answer = VersionView.class)
    public Response begin(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            NewVersion draft) {
        var begun =
                drafts.begin(Names.capsule(organisation, slug), new VersionNumber(draft.version()));
        var address = "/api/v1/capsules/" + begun.capsule() + "/versions/" + begun.version();
        return Answers.created(address, begun.revision(), begun);
    }
}
