package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An offer covers no version. */
public final class OfferNamesNoVersion extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OfferNamesNoVersion() {
        super(Kind.INVALID, "An offer covers at least one version; name it.", Map.of());
    }
}
