package org.codexfield.evidence.service;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.codexfield.evidence.ActorSource;
import org.codexfield.evidence.model.DocumentIsUnknown;
import org.codexfield.evidence.model.LogDocument;
import org.codexfield.evidence.model.Logs;

/** The documents behind the leaves, for those whom they concern. */
@Stateless
@RolesAllowed({"administrator", "auditor", "compliance-officer", "operator"})
public class DocumentService {

    @Inject Logs logs;
    @Inject AuditViews audit;
    @Inject LogService log;
    @Inject ActorSource actors;
    @Resource SessionContext context;

    /**
     * A document, with the proof that the log holds it.
     *
     * @param id that of the audit entry
     * @throws DocumentIsUnknown if there is none, or it concerns neither the caller's organisation
     *     nor an operator
     */
    public LoggedDocumentView get(UUID id) {
        var mayAll = context.isCallerInRole("operator");
        if (!mayAll && !audit.concerns(id, actors.actor().organisation())) {
            throw new DocumentIsUnknown(id);
        }
        LogDocument document = logs.document(id).orElseThrow(() -> new DocumentIsUnknown(id));
        return new LoggedDocumentView(
                document.body(), log.find(RecordFact.DECISIONS, document.leaf()));
    }
}
