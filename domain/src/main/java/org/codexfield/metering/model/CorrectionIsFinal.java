package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The receipt is a correction itself. */
public final class CorrectionIsFinal extends DomainException {
    private static final long serialVersionUID = 1L;

    public CorrectionIsFinal(String receipt) {
        super(
                Kind.CONFLICT,
                "The receipt is a correction itself; a correction is final.",
                Map.of("receipt", receipt));
    }
}
