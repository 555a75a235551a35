package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The log has not taken the seal yet. */
public final class CredentialIsPending extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public CredentialIsPending() {
        super(
                Kind.CONFLICT,
                "The log has not taken the seal yet; ask again in some seconds.",
                Map.of("retryAfterSeconds", "2"));
    }
}
