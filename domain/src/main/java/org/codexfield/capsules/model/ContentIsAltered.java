package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** The store holds a part that is not what was sealed; it is never sent. */
public final class ContentIsAltered extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ContentIsAltered(Digest content) {
        super(
                Kind.UNAVAILABLE,
                "The content "
                        + content
                        + " was altered in the store and is not given out; tell the operator to"
                        + " restore it from the backup.",
                Map.of("content", content.hex()));
    }
}
