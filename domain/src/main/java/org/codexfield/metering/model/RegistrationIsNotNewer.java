package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A registration of this node that was made later is known. */
public final class RegistrationIsNotNewer extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public RegistrationIsNotNewer() {
        super(
                Kind.CONFLICT,
                "The node was registered by a later statement already; sign a new one.",
                Map.of());
    }
}
