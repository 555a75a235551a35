package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Operators exist in the installation's own organisation only. */
public final class RoleBelongsToTheInstallation extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public RoleBelongsToTheInstallation() {
        super(
                Kind.INVALID,
                "The role operator exists only in the organisation that runs this installation.",
                Map.of());
    }
}
