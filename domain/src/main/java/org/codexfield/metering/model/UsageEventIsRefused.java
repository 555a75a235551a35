package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A usage event is not taken. */
public final class UsageEventIsRefused extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param reason the code of the reason
     * @param pointer to what is wrong (RFC 6901)
     */
    public UsageEventIsRefused(String reason, String pointer) {
        super(
                Kind.INVALID,
                "The usage event is not taken: " + reason + " (" + pointer + ").",
                Map.of("reason", reason, "pointer", pointer));
    }
}
