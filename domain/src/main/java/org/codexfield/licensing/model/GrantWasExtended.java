package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A grant is to be extended for a second time. */
public final class GrantWasExtended extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public GrantWasExtended() {
        super(
                Kind.CONFLICT,
                "This grant was extended once. For longer, ask for access again.",
                Map.of());
    }
}
