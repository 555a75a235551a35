package org.codexfield.settlement.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.settlement.service.RoyaltyPreview;
import org.codexfield.settlement.service.RoyaltyService;
import org.codexfield.settlement.verify.Charge;
import org.codexfield.settlement.verify.FeeSchedule;
import org.codexfield.settlement.verify.LineageVersion;
import org.codexfield.settlement.verify.ServingOperator;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.web.MaxBody;
import org.codexfield.shared.web.Operation;
import org.jspecify.annotations.Nullable;

/** Royalties before anything is paid. */
@RequestScoped
@Path("royalties")
@Produces(MediaType.APPLICATION_JSON)
public class RoyaltyResource {

    @Inject private RoyaltyService royalties;

    /**
     * What would be divided, and along which lineage: either of a sealed version, or any.
     *
     * @param capsule the sealed version's capsule, for example {@code acme/lungs}
     * @param version its number
     * @param lineage instead: the earning version, first, and all its ancestors
     * @param amountMicro the charge, in millionths of the currency's major unit
     * @param servedBy whose node would serve; nobody's where the gateway does
     */
    public record RoyaltyQuestion(
            @Nullable String capsule,
            @Nullable String version,
            @Nullable List<Ancestor> lineage,
            long amountMicro,
            @Nullable Server servedBy) {}

    /**
     * Who serves.
     *
     * @param operator the DID of the organisation that runs the node
     * @param scorePpm the node's score, in millionths
     */
    public record Server(String operator, int scorePpm) {}

    /**
     * A version of a lineage.
     *
     * @param manifestDigest its manifest; 64 zeros for a draft
     * @param name what refusals call it
     * @param owner the DID of who is paid for it
     * @param kind {@code dataset, model, code, prompt} or another kind of capsule
     */
    public record Ancestor(
            Digest manifestDigest,
            @Nullable String name,
            String owner,
            CapsuleKind kind,
            @Nullable List<Edge> parents) {}

    /**
     * An edge to a parent.
     *
     * @param shareKind {@code none, fixed} or {@code cascading}
     * @param sharePpm the share, in millionths
     */
    public record Edge(
            Digest manifestDigest, @Nullable ShareKind shareKind, @Nullable Integer sharePpm) {}

    /** Who would get what. */
    @POST
    @Path("preview")
    @MaxBody(bytes = 4L * 1024 * 1024)
    @Operation("Who would get what of a charge, to the last unit, and along which edges")
    public RoyaltyPreview preview(RoyaltyQuestion question) {
        var charge =
                new Charge(
                        question.amountMicro(),
                        Optional.ofNullable(question.servedBy())
                                .map(
                                        by ->
                                                new ServingOperator(
                                                        new Did(by.operator()), by.scorePpm())));
        return royalties.preview(
                new RoyaltyService.Question(
                        Optional.ofNullable(question.capsule()).map(CapsuleName::parse),
                        Optional.ofNullable(question.version()).map(VersionNumber::new),
                        Optional.ofNullable(question.lineage()).orElse(List.of()).stream()
                                .map(RoyaltyResource::version)
                                .toList(),
                        charge));
    }

    /** The fee schedule in force. */
    @GET
    @Path("fee-schedule")
    @Operation(value = "The fee schedule in force", answer = ObjectNode.class, open = true)
    public Response feeSchedule() {
        return Response.ok(FeeSchedule.FIRST.bytes()).build();
    }

    private static LineageVersion version(Ancestor said) {
        return new LineageVersion(
                said.manifestDigest(),
                Optional.ofNullable(said.name()).orElse(said.manifestDigest().hex()),
                new Did(said.owner()),
                said.kind(),
                Optional.ofNullable(said.parents()).orElse(List.of()).stream()
                        .map(RoyaltyResource::parent)
                        .toList());
    }

    /** Terms are no matter here: a share stands for a document that says so. */
    private static ManifestParent parent(Edge said) {
        var kind = Optional.ofNullable(said.shareKind()).orElse(ShareKind.NONE);
        return new ManifestParent(
                said.manifestDigest(),
                Relation.DERIVED_FROM,
                new ParentTerms(
                        kind == ShareKind.NONE ? Optional.empty() : Optional.of(Digest.ZERO),
                        kind,
                        Optional.ofNullable(said.sharePpm()).orElse(0)));
    }
}
