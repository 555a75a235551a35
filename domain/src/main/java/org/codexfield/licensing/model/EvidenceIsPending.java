package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The log has not taken yet what just happened. */
public final class EvidenceIsPending extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public EvidenceIsPending() {
        super(
                Kind.CONFLICT,
                "The log has not taken what just happened yet; ask again in some seconds.",
                Map.of("retryAfterSeconds", "2"));
    }
}
