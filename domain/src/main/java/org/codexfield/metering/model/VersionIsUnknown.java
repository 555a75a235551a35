package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such version that is sealed. */
public final class VersionIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public VersionIsUnknown(String capsule, String number) {
        super(
                Kind.NOT_FOUND,
                "There is no sealed version " + number + " of " + capsule + ".",
                Map.of("capsule", capsule, "version", number));
    }
}
