package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/** The content store cannot be written or read. */
public final class ContentStoreFailed extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ContentStoreFailed(@Nullable Throwable cause) {
        super(
                Kind.UNAVAILABLE,
                "The content store does not work at present; nothing was kept. Tell the operator,"
                        + " and try again later.",
                Map.of(),
                cause);
    }
}
