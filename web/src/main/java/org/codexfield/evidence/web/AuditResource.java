package org.codexfield.evidence.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.codexfield.evidence.service.AuditEntryView;
import org.codexfield.evidence.service.AuditScope;
import org.codexfield.evidence.service.AuditService;
import org.codexfield.evidence.service.DocumentService;
import org.codexfield.evidence.service.InclusionView;
import org.codexfield.shared.Ids;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.jspecify.annotations.Nullable;

/** The audit trail, and the documents that the log holds the digests of. */
@RequestScoped
@Path("audit-entries")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject private AuditService audit;
    @Inject private DocumentService documents;

    /**
     * A document and the proof that the log holds it.
     *
     * @param document canonical JSON; its SHA-256 is the leaf's document digest
     * @param inclusion absent for the moment until the log has taken the leaf
     */
    public record LoggedDocument(String document, @Nullable JsonNode inclusion) {}

    /** What the caller's organisation did, and what was done to what is its own. */
    @GET
    @Filters({"command", "subjectType"})
    @Operation("Lists what the caller's organisation did, and what was done to what is its own")
    public ListResponse<AuditEntryView> list(@BeanParam ListParameters list) {
        return list.page(query -> audit.ofOwnOrganisation(AuditScope.ALL, query));
    }

    /** What anybody did; for operators. */
    @GET
    @Path("all")
    @Filters({"command", "subjectType"})
    @Operation("Lists what anybody did")
    public ListResponse<AuditEntryView> all(@BeanParam ListParameters list) {
        return list.page(query -> audit.ofAll(AuditScope.ALL, query));
    }

    /** The document of a logged entry. */
    @GET
    @Path("{id}/document")
    @Operation("Gives the document of a logged entry, and the proof that the log holds it")
    public LoggedDocument document(@PathParam("id") String id) {
        var found = documents.get(Ids.parse("audit entry", id));
        return new LoggedDocument(
                found.document(), found.inclusion().map(InclusionView::toJson).orElse(null));
    }
}
