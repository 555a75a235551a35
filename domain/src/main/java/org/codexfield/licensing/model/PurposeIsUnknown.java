package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A purpose is not in the vocabulary. */
public final class PurposeIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PurposeIsUnknown(String purpose) {
        super(
                Kind.INVALID,
                "There is no purpose '" + purpose + "' in the vocabulary.",
                Map.of("purpose", purpose));
    }
}
