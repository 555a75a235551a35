package org.codexfield.capsules.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given names no capsule. */
public final class CapsuleNameIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    CapsuleNameIsUnacceptable() {
        super(
                Kind.INVALID,
                "A capsule is named by its organisation and 2 to 64 lower-case letters a-z, digits"
                        + " and single hyphens, for example acme/lung-scans.",
                Map.of());
    }
}
