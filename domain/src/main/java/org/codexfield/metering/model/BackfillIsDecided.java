package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A backfill was decided before. */
public final class BackfillIsDecided extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public BackfillIsDecided() {
        super(Kind.CONFLICT, "It was decided already.", Map.of());
    }
}
