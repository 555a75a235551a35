package org.codexfield.capsules.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given is not a version number. */
public final class VersionNumberIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    VersionNumberIsMalformed() {
        super(
                Kind.INVALID,
                "A version is numbered as Semantic Versioning 2.0.0 says, for example 1.0.0 or"
                        + " 2.1.0-rc.1, in at most 64 characters.",
                Map.of());
    }
}
