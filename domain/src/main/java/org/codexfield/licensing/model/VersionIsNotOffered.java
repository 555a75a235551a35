package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Access is asked for a version that is not published. */
public final class VersionIsNotOffered extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public VersionIsNotOffered(String version) {
        super(
                Kind.INVALID,
                "There is no published version " + version + " of this capsule.",
                Map.of("version", version));
    }
}
