package org.codexfield.evidence.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalLong;
import org.codexfield.evidence.service.InclusionView;
import org.codexfield.evidence.service.LeavesView;
import org.codexfield.evidence.service.LogService;
import org.codexfield.evidence.service.LogView;
import org.codexfield.evidence.verify.ConsistencyProof;
import org.codexfield.evidence.verify.MerkleTree;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Parameters;
import org.jspecify.annotations.Nullable;

/** The transparency logs, for everybody: leaves are digests and tell nothing of the documents. */
@RequestScoped
@Path("logs")
@Produces(MediaType.APPLICATION_JSON)
public class LogResource {

    private static final int DEFAULT_LEAVES = 100;
    private static final String NOTE = "text/plain; charset=utf-8";

    @Inject private LogService logs;

    /** All logs of this installation. */
    @GET
    @Operation(value = "Lists the logs of this installation", open = true)
    public ListResponse<LogView> list() {
        var all = logs.list();
        return new ListResponse<>(all, null, all.size());
    }

    /** The newest signed head, as C2SP tlog-checkpoint writes it. */
    @GET
    @Path("{origin}/checkpoint")
    @Produces(NOTE)
    @Operation(value = "Gives the newest signed checkpoint", open = true)
    public String checkpoint(@PathParam("origin") String origin) {
        return logs.checkpoint(origin).note();
    }

    /** The proof that a log only grew between two sizes; the later is the newest by default. */
    @GET
    @Path("{origin}/consistency")
    @Operation(value = "Proves that the log of one size begins with that of another", open = true)
    public ConsistencyProof consistency(
            @PathParam("origin") String origin,
            @Nullable @QueryParam("from") String from,
            @Nullable @QueryParam("to") String to) {
        return logs.consistency(
                origin, Parameters.between("from", from, 0, MerkleTree.MAX_SIZE), size("to", to));
    }

    /** The proof that a leaf, named by index or leaf hash, is in the log of a size. */
    @GET
    @Path("{origin}/inclusion")
    @Operation(value = "Proves that a leaf is in the log", open = true)
    public InclusionView inclusion(
            @PathParam("origin") String origin,
            @Nullable @QueryParam("leaf") String leaf,
            @Nullable @QueryParam("treeSize") String treeSize) {
        if (leaf == null || leaf.isEmpty()) {
            throw Parameters.refused("leaf", "is missing; give an index or a leaf hash");
        }
        return logs.inclusion(origin, leaf, size("treeSize", treeSize));
    }

    /** Leaves in their order. */
    @GET
    @Path("{origin}/leaves")
    @Operation(value = "Lists leaves from an index on", open = true)
    public LeavesView leaves(
            @PathParam("origin") String origin,
            @Nullable @QueryParam("from") String from,
            @Nullable @QueryParam("limit") String limit) {
        long first = from == null ? 0 : Parameters.between("from", from, 0, MerkleTree.MAX_SIZE);
        int most =
                limit == null
                        ? DEFAULT_LEAVES
                        : Parameters.integer("limit", limit, LogService.MAX_LEAVES);
        return logs.leaves(origin, first, most);
    }

    private static OptionalLong size(String name, @Nullable String text) {
        return text == null
                ? OptionalLong.empty()
                : OptionalLong.of(Parameters.between(name, text, 0, MerkleTree.MAX_SIZE));
    }
}
