package org.codexfield.shared.service;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An {@code Idempotency-Key} came before with another request. In HTTP this is 422. */
public final class KeyBelongsToAnotherRequest extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public KeyBelongsToAnotherRequest() {
        super(
                Kind.INVALID,
                "This Idempotency-Key was used for another request; take a new key for a new"
                        + " request, and repeat a request unchanged.",
                Map.of());
    }
}
