package org.codexfield.metering.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.OptionalLong;
import org.codexfield.evidence.verify.MerkleTree;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.service.CorrectionService;
import org.codexfield.metering.service.CorrectionView;
import org.codexfield.metering.service.ReceiptEvidenceService;
import org.codexfield.metering.service.ReceiptFormat;
import org.codexfield.metering.service.ReceiptProofView;
import org.codexfield.metering.service.ReceiptRow;
import org.codexfield.metering.service.ReceiptService;
import org.codexfield.shared.web.ContentHeaders;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Parameters;
import org.jspecify.annotations.Nullable;

/** Receipts of metered calls, for those they concern. */
@RequestScoped
@Path("receipts")
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv; charset=utf-8";

    @Inject private ReceiptService receipts;
    @Inject private ReceiptEvidenceService evidence;
    @Inject private CorrectionService corrections;

    /** The receipts that concern the caller's organisation, the newest first. */
    @GET
    @Filters({"grant", "capsule", "node", "outcome", "action", "side", "from", "to"})
    @Operation("The receipts that concern the caller's organisation")
    public ListResponse<ReceiptRow> list(@BeanParam ListParameters list) {
        return list.page(receipts::list);
    }

    /** The same as canonical documents, one on each line, the oldest first, without pages. */
    @GET
    @Path("documents")
    @Produces(NDJSON)
    @Filters({"grant", "capsule", "node", "outcome", "action", "side", "from", "to"})
    @Operation("Exports receipts as canonical JSON, one on each line")
    public Response documents(@BeanParam ListParameters list) {
        return export(ReceiptFormat.NDJSON, NDJSON, "receipts.ndjson", list);
    }

    /** The same as a table. */
    @GET
    @Path("table")
    @Produces(CSV)
    @Filters({"grant", "capsule", "node", "outcome", "action", "side", "from", "to"})
    @Operation("Exports receipts as a table in CSV")
    public Response table(@BeanParam ListParameters list) {
        return export(ReceiptFormat.CSV, CSV, "receipts.csv", list);
    }

    private Response export(
            ReceiptFormat format, String mediaType, String name, ListParameters list) {
        var query = list.narrowed();
        StreamingOutput lines = out -> receipts.export(format, query, out);
        return Response.ok(lines, mediaType)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /**
     * A receipt: the canonical document, with a link to what corrects it or what it corrects (RFC
     * 5829).
     */
    @GET
    @Path("{id}")
    @Operation(
            value = "One receipt: the canonical document that its shard holds the digest of",
            answer = String.class)
    public Response get(@PathParam("id") String id) {
        var receipt = ReceiptId.parse(id);
        var answer = Response.ok(receipts.text(receipt));
        corrections
                .find(receipt)
                .ifPresent(known -> answer.header(HttpHeaders.LINK, link(receipt, known)));
        return answer.build();
    }

    private static String link(ReceiptId of, CorrectionView correction) {
        return of.value().equals(correction.corrects())
                ? "</api/v1/receipts/" + correction.receipt() + ">; rel=\"successor-version\""
                : "</api/v1/receipts/" + correction.corrects() + ">; rel=\"predecessor-version\"";
    }

    /** The correction that a receipt has to do with, as the one corrected or as the new one. */
    @GET
    @Path("{id}/correction")
    @Operation("How and why a receipt was corrected, asked of either receipt")
    public CorrectionView correction(@PathParam("id") String id) {
        return corrections.get(ReceiptId.parse(id));
    }

    /** The proof that the shard of its gateway holds a receipt. */
    @GET
    @Path("{id}/proof")
    @Operation("Proves that the log of its gateway holds a receipt")
    public ReceiptProofView proof(
            @PathParam("id") String id, @Nullable @QueryParam("treeSize") String treeSize) {
        return receipts.proof(
                ReceiptId.parse(id),
                treeSize == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(
                                Parameters.between("treeSize", treeSize, 1, MerkleTree.MAX_SIZE)));
    }

    /**
     * Everything that shows a receipt to an outsider, as a ZIP (docs/evidence-pack.md).
     *
     * @param since the size of the log at which the reader knows it; the pack then shows that the
     *     log only grew
     */
    @GET
    @Path("{id}/evidence")
    @Produces("application/zip")
    @Operation(value = "Gives the evidence pack of a receipt", answer = InputStream.class)
    public Response evidence(
            @PathParam("id") String id, @Nullable @QueryParam("since") String since) {
        var receipt = ReceiptId.parse(id);
        var pack =
                evidence.pack(
                        receipt,
                        since == null
                                ? OptionalLong.empty()
                                : OptionalLong.of(
                                        Parameters.between(
                                                "since", since, 0, MerkleTree.MAX_SIZE)));
        StreamingOutput body = pack::copyTo;
        return Response.ok(body)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentHeaders.attachment("receipt-" + receipt + ".zip"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
