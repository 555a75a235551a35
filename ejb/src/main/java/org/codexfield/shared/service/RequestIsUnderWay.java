package org.codexfield.shared.service;

import java.util.Map;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/** The same {@code Idempotency-Key} is being used by a request that has not ended yet. */
public final class RequestIsUnderWay extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses, because of a failure or without one. */
    public RequestIsUnderWay(@Nullable Throwable cause) {
        super(
                Kind.CONFLICT,
                "A request with this Idempotency-Key is under way; repeat yours to get its answer.",
                Map.of("retryAfterSeconds", "1"),
                cause);
    }
}
