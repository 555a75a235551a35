package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An amount or a quantity of a charge is negative, or too large to be reckoned exactly. */
public final class AmountIsOutOfRange extends DomainException {
    private static final long serialVersionUID = 1L;

    AmountIsOutOfRange(String what) {
        super(
                Kind.INVALID,
                "The '" + what + "' of a charge is negative or too large to be reckoned exactly.",
                Map.of("what", what));
    }
}
