package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An API key must end. */
public final class ExpiryIsOutOfBounds extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ExpiryIsOutOfBounds() {
        super(Kind.INVALID, "An API key must end within 1 to 366 days.", Map.of());
    }
}
