package org.codexfield.metering.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A measured quantity is negative, or larger than any that can be written exactly. */
public final class QuantityIsOutOfRange extends DomainException {
    private static final long serialVersionUID = 1L;

    QuantityIsOutOfRange(String what) {
        super(
                Kind.INVALID,
                "The quantity '" + what + "' must be 0 to 9007199254740991 (2^53 - 1).",
                Map.of("what", what));
    }
}
