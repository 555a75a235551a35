package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The offer takes no more requests. */
public final class OfferIsClosed extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OfferIsClosed() {
        super(Kind.CONFLICT, "This offer takes no more requests; choose another.", Map.of());
    }
}
