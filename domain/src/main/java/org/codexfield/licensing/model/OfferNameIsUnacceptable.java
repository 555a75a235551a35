package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An offer is called by something that is no name. */
public final class OfferNameIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OfferNameIsUnacceptable() {
        super(
                Kind.INVALID,
                "An offer's name has 2 to 64 of a-z, 0-9 and single hyphens.",
                Map.of());
    }
}
