package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Somebody without the role of the stage decides. */
public final class StageNeedsAnotherRole extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public StageNeedsAnotherRole(String role) {
        super(
                Kind.FORBIDDEN,
                "This stage needs the role " + role + " in the organisation that decides it.",
                Map.of("role", role));
    }
}
