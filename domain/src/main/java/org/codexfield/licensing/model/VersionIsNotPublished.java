package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A version is offered that is not published, or was withdrawn. */
public final class VersionIsNotPublished extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public VersionIsNotPublished(String version) {
        super(
                Kind.CONFLICT,
                "There is no published version "
                        + version
                        + " to offer; choose among those that are.",
                Map.of("version", version));
    }
}
