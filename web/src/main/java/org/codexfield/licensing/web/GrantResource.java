package org.codexfield.licensing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.codexfield.evidence.verify.MerkleTree;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.service.CredentialService;
import org.codexfield.licensing.service.GrantEvidenceService;
import org.codexfield.licensing.service.GrantEvidenceService.Wanted;
import org.codexfield.licensing.service.GrantService;
import org.codexfield.licensing.service.GrantView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.ContentHeaders;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Parameters;
import org.jspecify.annotations.Nullable;

/** Grants and their capability credentials. */
@RequestScoped
@Path("grants")
@Produces(MediaType.APPLICATION_JSON)
public class GrantResource {

    @Inject private GrantService grants;
    @Inject private CredentialService credentials;
    @Inject private GrantEvidenceService evidence;

    /** Why a grant is stopped, ended or goes on. */
    public record GrantReason(String reason) {}

    /** Until when a grant is to hold. */
    public record Extension(Instant validUntil, @Nullable String reason) {}

    /** The grants that the caller's organisation gave or holds, the newest first. */
    @GET
    @Filters({"status", "capsule", "side", "endsWithin"})
    @Operation("The grants that the caller's organisation gave or holds")
    public ListResponse<GrantView> list(@BeanParam ListParameters list) {
        return list.page(grants::list);
    }

    /** One grant. */
    @GET
    @Path("{id}")
    @Operation(value = "One grant", answer = GrantView.class)
    public Response get(@PathParam("id") String id) {
        return answer(GrantId.parse(id));
    }

    /** Lets it hold longer; its holder fetches a new credential. */
    @POST
    @Path("{id}/extension")
    @Operation(
            value = "Lets a grant hold longer: once, by at most as long as it was approved for",
            answer = GrantView.class)
    public Response extend(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            Extension extension) {
        var grant = GrantId.parse(id);
        grants.extend(
                grant,
                extension.validUntil(),
                Optional.ofNullable(extension.reason()).orElse(""),
                Names.seen(ifMatch));
        return answer(grant);
    }

    /** Stops it for now. */
    @POST
    @Path("{id}/suspension")
    @Operation(value = "Stops a grant for now", answer = GrantView.class)
    public Response suspend(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            GrantReason why) {
        var grant = GrantId.parse(id);
        grants.suspend(grant, why.reason(), Names.seen(ifMatch));
        return answer(grant);
    }

    /** Lets it hold again. */
    @POST
    @Path("{id}/resumption")
    @Operation(value = "Lets a suspended grant hold again", answer = GrantView.class)
    public Response resume(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            GrantReason why) {
        var grant = GrantId.parse(id);
        grants.resume(grant, why.reason(), Names.seen(ifMatch));
        return answer(grant);
    }

    /** Ends it for good. */
    @POST
    @Path("{id}/revocation")
    @Operation(value = "Ends a grant for good", answer = GrantView.class)
    public Response revoke(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            GrantReason why) {
        var grant = GrantId.parse(id);
        grants.revoke(grant, why.reason(), Names.seen(ifMatch));
        return answer(grant);
    }

    /** The capability credential, for requesters of the organisation that holds the grant. */
    @GET
    @Path("{id}/credential")
    @Produces(StatusListResource.CREDENTIAL)
    @Operation("Gives the capability credential of a grant")
    public String credential(@PathParam("id") String id) {
        return credentials.credential(GrantId.parse(id));
    }

    /**
     * Everything that shows the grant to an outsider, as a ZIP (docs/evidence-pack.md).
     *
     * @param credential {@code include} for the credentials too, for those who may fetch them
     * @param since the size of the log at which the reader knows it; the pack then shows that the
     *     log only grew
     */
    @GET
    @Path("{id}/evidence")
    @Produces("application/zip")
    @Operation(value = "Gives the evidence pack of a grant", answer = InputStream.class)
    public Response evidence(
            @PathParam("id") String id,
            @Nullable @QueryParam("credential") String credential,
            @Nullable @QueryParam("since") String since) {
        var grant = GrantId.parse(id);
        var pack = evidence.pack(grant, new Wanted(isIncluded(credential), size(since)));
        StreamingOutput body = pack::copyTo;
        return Response.ok(body)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentHeaders.attachment("grant-" + grant + ".zip"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static boolean isIncluded(@Nullable String credential) {
        if (credential != null && !credential.equals("include")) {
            throw Parameters.refused("credential", "can be 'include' alone");
        }
        return credential != null;
    }

    private static OptionalLong size(@Nullable String since) {
        return since == null
                ? OptionalLong.empty()
                : OptionalLong.of(Parameters.between("since", since, 0, MerkleTree.MAX_SIZE));
    }

    private Response answer(GrantId id) {
        var grant = grants.get(id);
        return Answers.versioned(grant.version(), grant);
    }
}
