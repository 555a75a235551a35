package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** What would be sealed is not what the caller saw. */
public final class ManifestIsAnother extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ManifestIsAnother(Digest present) {
        super(
                Kind.CONFLICT,
                "The draft's manifest now has the digest "
                        + present
                        + ", another than you gave; look at it again before you seal.",
                Map.of("present", present.hex()));
    }
}
