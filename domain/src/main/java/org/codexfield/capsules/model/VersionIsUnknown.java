package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such version, or the caller may not know of it. */
public final class VersionIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public VersionIsUnknown(String capsule, String number) {
        super(
                Kind.NOT_FOUND,
                "There is no version " + number + " of " + capsule + " that you may see.",
                Map.of("capsule", capsule, "version", number));
    }
}
