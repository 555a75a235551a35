package org.codexfield.capsules.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.DraftService;
import org.codexfield.capsules.service.VersionView;
import org.codexfield.capsules.verify.CallProtocol;
import org.codexfield.capsules.verify.Documentation;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.shared.Digest;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.MaxBody;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Versions;
import org.jspecify.annotations.Nullable;

/** One version, and what a draft says of itself. */
@RequestScoped
@Path("capsules/{organisation}/{slug}/versions/{version}")
@Produces(MediaType.APPLICATION_JSON)
public class VersionResource {

    @Inject private CapsuleService capsules;
    @Inject private DraftService drafts;

    /**
     * What a draft says of itself.
     *
     * @param card Markdown
     * @param protocol how it is called; of kinds that can be called alone
     */
    public record DraftDocumentation(
            String title,
            @Nullable String description,
            @Nullable String card,
            @Nullable List<String> tags,
            @Nullable CallProtocol protocol) {}

    /** The parents of a draft. */
    public record DraftParents(List<Parent> parents) {}

    /**
     * A parent.
     *
     * @param relation {@code revisionOf, derivedFrom, trainedOn, fineTunedFrom} or {@code uses}
     */
    public record Parent(Digest manifestDigest, String relation) {}

    /** One version. */
    @GET
    @Operation(value = "One version", answer = VersionView.class, open = true)
    public Response get(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version) {
        var found = capsules.version(Names.capsule(organisation, slug), Names.version(version));
        return Answers.versioned(found.revision(), found);
    }

    /** Writes what a draft says of itself, in place of what it said. */
    @PUT
    @Path("documentation")
    @MaxBody(bytes = 2L * 1024 * 1024)
    @Operation(value = "Writes what a draft says of itself", answer = VersionView.class)
    public Response describe(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            DraftDocumentation said) {
        var written =
                drafts.describe(
                        Names.capsule(organisation, slug),
                        Names.version(version),
                        Versions.required(ifMatch),
                        new Documentation(
                                said.title(),
                                Optional.ofNullable(said.description()).orElse(""),
                                Optional.ofNullable(said.card()).orElse(""),
                                Optional.ofNullable(said.tags()).orElse(List.of())),
                        Optional.ofNullable(said.protocol()));
        return Answers.versioned(written.revision(), written);
    }

    /** Names the parents of a draft, in place of those that it had. */
    @PUT
    @Path("parents")
    @Operation(value = "Names the parents of a draft", answer = VersionView.class)
    public Response nameParents(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            DraftParents named) {
        var written =
                drafts.nameParents(
                        Names.capsule(organisation, slug),
                        Names.version(version),
                        Versions.required(ifMatch),
                        named.parents().stream()
                                .map(
                                        parent ->
                                                new DraftService.Parent(
                                                        parent.manifestDigest(),
                                                        Relation.ofCode(parent.relation())))
                                .toList());
        return Answers.versioned(written.revision(), written);
    }
}
