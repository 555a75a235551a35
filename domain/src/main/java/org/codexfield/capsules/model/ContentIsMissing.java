package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** The store has lost a part. */
public final class ContentIsMissing extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ContentIsMissing(Digest content) {
        super(
                Kind.UNAVAILABLE,
                "The content "
                        + content
                        + " is missing in the store; tell the operator to restore it from the"
                        + " backup.",
                Map.of("content", content.hex()));
    }
}
