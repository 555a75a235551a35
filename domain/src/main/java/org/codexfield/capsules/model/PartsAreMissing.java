package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A draft has no parts. */
public final class PartsAreMissing extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PartsAreMissing() {
        super(Kind.CONFLICT, "The draft has no parts yet; put at least one in first.", Map.of());
    }
}
