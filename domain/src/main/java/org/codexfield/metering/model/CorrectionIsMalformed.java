package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** It cannot be told what is wanted. */
public final class CorrectionIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    public CorrectionIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "The correction cannot be understood: " + reason + ".",
                Map.of("reason", reason));
    }
}
