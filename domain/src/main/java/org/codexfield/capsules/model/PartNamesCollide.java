package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.shared.DomainException;

/** Some systems would take two parts for the same file, or one for the folder of another. */
public final class PartNamesCollide extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PartNamesCollide(PartPath path, PartPath other) {
        super(
                Kind.CONFLICT,
                "The part "
                        + path
                        + " collides with "
                        + other
                        + " on some systems; choose another name.",
                Map.of("path", path.value(), "other", other.value()));
    }
}
