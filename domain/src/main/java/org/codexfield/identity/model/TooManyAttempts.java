package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Too many failed attempts: wait. */
public final class TooManyAttempts extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public TooManyAttempts(long waitSeconds) {
        super(
                Kind.EXHAUSTED,
                "Too many failed attempts; try again in "
                        + waitSeconds
                        + " seconds, or reset the password.",
                Map.of("retryAfterSeconds", Long.toString(waitSeconds)));
    }
}
