package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** So many passwords are being checked that another one would have to wait for too long. */
public final class SignInIsBusy extends DomainException {
    private static final long serialVersionUID = 1L;

    private static final int RETRY_AFTER_SECONDS = 2;

    /** Refuses. */
    public SignInIsBusy() {
        super(
                Kind.EXHAUSTED,
                "Too many passwords are being checked at this moment; try again in "
                        + RETRY_AFTER_SECONDS
                        + " seconds.",
                Map.of("retryAfterSeconds", Integer.toString(RETRY_AFTER_SECONDS)));
    }
}
