package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What a transaction moves is more than can be reckoned. */
public final class TurnoverIsTooLarge extends DomainException {
    private static final long serialVersionUID = 1L;

    TurnoverIsTooLarge(String turnoverMicro) {
        super(
                Kind.INVALID,
                "A transaction moves at most 2^63 - 1 millionths, and this one "
                        + turnoverMicro
                        + ".",
                Map.of("turnoverMicro", turnoverMicro));
    }
}
