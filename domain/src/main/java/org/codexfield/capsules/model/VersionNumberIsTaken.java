package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.DomainException;

/** The capsule has a version of this number. */
public final class VersionNumberIsTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public VersionNumberIsTaken(VersionNumber number) {
        super(
                Kind.CONFLICT,
                "There is a version " + number + " already; choose the next number.",
                Map.of("version", number.value()));
    }
}
