package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A backfill is not what it must be. */
public final class BackfillIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public BackfillIsUnacceptable(String reason) {
        super(
                Kind.INVALID,
                "The backfill is not acceptable: " + reason + ".",
                Map.of("reason", reason));
    }
}
