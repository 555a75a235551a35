package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** No licence of this digest was ever offered here. */
public final class LicenceIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public LicenceIsUnknown(Digest terms) {
        super(
                Kind.NOT_FOUND,
                "No licence " + terms.hex() + " was ever offered here.",
                Map.of("digest", terms.hex()));
    }
}
