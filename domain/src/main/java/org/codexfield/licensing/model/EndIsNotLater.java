package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An extension does not extend. */
public final class EndIsNotLater extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public EndIsNotLater() {
        super(Kind.INVALID, "The new end must be later than the present one.", Map.of());
    }
}
