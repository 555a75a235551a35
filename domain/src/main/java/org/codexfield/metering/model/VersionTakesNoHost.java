package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A version that was withdrawn is hosted nowhere. */
public final class VersionTakesNoHost extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public VersionTakesNoHost() {
        super(Kind.CONFLICT, "The version is withdrawn: nobody hosts it.", Map.of());
    }
}
