package org.codexfield.capsules.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.ProofService;
import org.codexfield.capsules.service.PublicationService;
import org.codexfield.capsules.service.SealingService;
import org.codexfield.capsules.service.VersionView;
import org.codexfield.evidence.verify.SignedLeaf;
import org.codexfield.shared.Digest;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/** Seals, publishes and withdraws a version, and gives its manifest and what proves it. */
@RequestScoped
@Path("capsules/{organisation}/{slug}/versions/{version}")
@Produces(MediaType.APPLICATION_JSON)
public class SealResource {

    private static final Pattern DIGEST = Pattern.compile("\"([0-9a-f]{64})\"");

    @Inject private SealingService sealing;
    @Inject private PublicationService publication;
    @Inject private CapsuleService capsules;
    @Inject private ProofService proofs;

    /** Why a version is taken back. */
    public record Reason(String reason) {}

    /**
     * The document of a seal's leaf and the proof that the log holds it.
     *
     * @param document canonical JSON; its SHA-256 is the leaf's document digest
     * @param log the log's name, as its checkpoints have it
     * @param inclusion absent for the moment until the log has taken the leaf
     */
    public record LoggedSeal(String document, String log, @Nullable JsonNode inclusion) {}

    /**
     * Seals a draft.
     *
     * @param ifMatch the ETag of the manifest that the caller saw; optional
     * @param signature the detached JWS over the manifest, from an organisation that holds its key
     *     itself
     */
    @POST
    @Path("seal")
    @Operation(value = "Seals a draft; it never changes afterwards", answer = VersionView.class)
    public Response seal(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Nullable @HeaderParam("Codexfield-Signature") String signature) {
        var name = Names.capsule(organisation, slug);
        var number = Names.version(version);
        sealing.seal(name, number, seen(ifMatch), Optional.ofNullable(signature));
        return versioned(capsules.version(name, number));
    }

    /** Brings a sealed version into the catalogue. */
    @POST
    @Path("publication")
    @Operation(value = "Brings a sealed version into the catalogue", answer = VersionView.class)
    public Response publish(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version) {
        return versioned(
                publication.publish(Names.capsule(organisation, slug), Names.version(version)));
    }

    /** Takes a version back. */
    @POST
    @Path("withdrawal")
    @Operation(
            value = "Takes a version back: its documents stay, its bytes are given to nobody",
            answer = VersionView.class)
    public Response withdraw(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            Reason reason) {
        return versioned(
                publication.withdraw(
                        Names.capsule(organisation, slug),
                        Names.version(version),
                        reason.reason()));
    }

    /** The manifest: of a draft, what sealing would sign now. Its ETag is its digest. */
    @GET
    @Path("manifest")
    @Operation(value = "Gives the manifest in canonical JSON", answer = JsonNode.class, open = true)
    public Response manifest(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version) {
        var bytes =
                sealing.manifest(Names.capsule(organisation, slug), Names.version(version))
                        .getBytes(UTF_8);
        return Response.ok(bytes).tag(new EntityTag(Digest.of(bytes).hex())).build();
    }

    /** The signature of the manifest: a detached JWS. */
    @GET
    @Path("signature")
    @Produces("application/jose")
    @Operation(value = "Gives the detached JWS of the manifest", open = true)
    public String signature(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version) {
        return proofs.signature(Names.capsule(organisation, slug), Names.version(version));
    }

    /** The leaf by which the log holds the seal. */
    @GET
    @Path("seal")
    @Operation(
            value = "Gives the document of the seal's leaf, and the proof that the log holds it",
            open = true)
    public LoggedSeal logged(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version) {
        var found = proofs.seal(Names.capsule(organisation, slug), Names.version(version));
        return new LoggedSeal(
                found.body(), found.log(), found.proof().map(SignedLeaf::toJson).orElse(null));
    }

    /** The ownership credential (W3C VC 2.0). */
    @GET
    @Path("ownership-credential")
    @Produces("application/vc+jwt")
    @Operation(value = "Gives the ownership credential", open = true)
    public String ownershipCredential(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version) {
        return proofs.ownershipCredential(
                Names.capsule(organisation, slug), Names.version(version));
    }

    private static Response versioned(VersionView version) {
        return Answers.versioned(version.revision(), version);
    }

    private static Optional<Digest> seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        var digest = DIGEST.matcher(ifMatch.strip());
        if (!digest.matches()) {
            throw new RequestIsRefused(
                    Problem.of(
                            412,
                            "if-match-names-no-version",
                            "If-Match must be the ETag of the manifest that you saw."));
        }
        return Optional.of(Digest.parse(digest.group(1)));
    }
}
