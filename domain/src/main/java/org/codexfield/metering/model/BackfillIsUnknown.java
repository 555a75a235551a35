package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such backfill, or it is none of the caller's business. */
public final class BackfillIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public BackfillIsUnknown(String backfill) {
        super(Kind.NOT_FOUND, "There is no such backfill.", Map.of("backfill", backfill));
    }
}
