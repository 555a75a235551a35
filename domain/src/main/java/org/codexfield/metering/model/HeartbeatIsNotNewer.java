package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A heartbeat that was made later, or this one, is known. */
public final class HeartbeatIsNotNewer extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public HeartbeatIsNotNewer() {
        super(
                Kind.CONFLICT,
                "A heartbeat as late as this one is known already; sign a new one.",
                Map.of());
    }
}
