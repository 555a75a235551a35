package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A correction only ever lowers. */
public final class CorrectionRaises extends DomainException {
    private static final long serialVersionUID = 1L;

    public CorrectionRaises(String dimension, long most) {
        super(
                Kind.INVALID,
                "A correction only ever lowers: " + dimension + " must be 0 to " + most + ".",
                Map.of("dimension", dimension, "most", Long.toString(most)));
    }
}
