package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The receipt has to do with no correction. */
public final class CorrectionIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public CorrectionIsUnknown(String receipt) {
        super(
                Kind.NOT_FOUND,
                "The receipt is not corrected, and corrects none.",
                Map.of("receipt", receipt));
    }
}
