package org.codexfield.evidence.model;

import java.util.Map;
import java.util.UUID;
import org.codexfield.shared.DomainException;

/** There is no such document, or the caller may not know that there is. */
public final class DocumentIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public DocumentIsUnknown(UUID id) {
        super(
                Kind.NOT_FOUND,
                "There is no such document among those that concern you.",
                Map.of("document", id.toString()));
    }
}
