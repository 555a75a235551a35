package org.codexfield.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An upload ended before all of it had arrived. */
public final class UploadIsTruncated extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public UploadIsTruncated(@Nullable Throwable cause) {
        super(
                Kind.INVALID,
                "The upload ended before all of it had arrived; nothing was kept. Send it again.",
                Map.of(),
                cause);
    }
}
