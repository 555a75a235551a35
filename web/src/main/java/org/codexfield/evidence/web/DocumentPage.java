package org.codexfield.evidence.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.codexfield.evidence.service.DocumentService;
import org.codexfield.evidence.service.LoggedDocumentView;
import org.codexfield.shared.Ids;
import org.jspecify.annotations.Nullable;

/** A document that the log holds the digest of, with the proof of that. */
@Named("documentPage")
@RequestScoped
public class DocumentPage {

    @Inject private DocumentService documents;
    private String id = "";
    private @Nullable LoggedDocumentView found;

    private LoggedDocumentView found() {
        if (found == null) {
            found = documents.get(Ids.parse("audit entry", id));
        }
        return found;
    }

    /** The canonical text, whose digest is the leaf's. */
    public String document() {
        return found().document();
    }

    /** The proof as JSON; empty for the moment until the log has taken the leaf. */
    public String proof() {
        return found().inclusion().map(proof -> proof.toJson().toPrettyString()).orElse("");
    }

    /** The view parameter: that of the audit entry. */
    public String getId() {
        return id;
    }

    /** Takes the view parameter. */
    public void setId(@Nullable String given) {
        id = Objects.requireNonNullElse(given, "");
    }
}
