package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/** The disk of the content store is full. */
public final class ContentStoreIsFull extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ContentStoreIsFull(@Nullable Throwable cause) {
        super(
                Kind.UNAVAILABLE,
                "The content store is full; nothing was kept. Tell the operator, and try again"
                        + " later.",
                Map.of(),
                cause);
    }
}
