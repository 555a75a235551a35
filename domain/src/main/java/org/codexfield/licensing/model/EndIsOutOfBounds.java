package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A grant would end in the past or too far away. */
public final class EndIsOutOfBounds extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public EndIsOutOfBounds() {
        super(Kind.INVALID, "The end must be in the future, and at most ten years away.", Map.of());
    }
}
