package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A draft says nothing of itself yet. */
public final class DocumentationIsMissing extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public DocumentationIsMissing() {
        super(
                Kind.CONFLICT,
                "The draft has no title yet; write its documentation first.",
                Map.of());
    }
}
