package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The key of a call was used for another call. */
public final class CallKeyIsTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    public CallKeyIsTaken() {
        super(
                Kind.CONFLICT,
                "This Idempotency-Key was used for a call with other contents; take another key.",
                Map.of());
    }
}
