package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A call with the same key is being served. */
public final class CallIsUnderWay extends DomainException {
    private static final long serialVersionUID = 1L;

    public CallIsUnderWay() {
        super(
                Kind.CONFLICT,
                "A call with this Idempotency-Key is under way; ask again when it has ended.",
                Map.of());
    }
}
