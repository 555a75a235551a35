package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The version that access is asked for is published no more. */
public final class VersionIsWithdrawn extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public VersionIsWithdrawn(String capsule) {
        super(
                Kind.CONFLICT,
                "The version of "
                        + capsule
                        + " that this is about was withdrawn. Ask for access to one that is"
                        + " published.",
                Map.of("capsule", capsule));
    }
}
