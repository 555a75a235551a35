package org.codexfield.licensing.model;

import java.time.Instant;
import java.util.Map;
import org.codexfield.shared.DomainException;

/** A grant is to be extended by more than it was approved for. */
public final class ExtensionIsTooLong extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ExtensionIsTooLong(Instant latest) {
        super(
                Kind.INVALID,
                "One person extends a grant by at most as long as it was approved for, here until "
                        + latest
                        + ". For longer, ask for access again.",
                Map.of("latest", latest.toString()));
    }
}
