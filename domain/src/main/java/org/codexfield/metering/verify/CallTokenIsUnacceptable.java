package org.codexfield.metering.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A call token is not what it must be here. */
public final class CallTokenIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param reason completes "because"
     */
    public CallTokenIsUnacceptable(String reason) {
        super(
                Kind.INVALID,
                "The call token is not acceptable: " + reason + ".",
                Map.of("reason", reason));
    }
}
