package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What is held, or taken of a hold, is not above zero, or too much. */
public final class HeldAmountIsOutOfBounds extends DomainException {
    private static final long serialVersionUID = 1L;

    public HeldAmountIsOutOfBounds(long mostMicro) {
        super(
                Kind.INVALID,
                "The amount must be 1 to " + mostMicro + " millionths.",
                Map.of("mostMicro", Long.toString(mostMicro)));
    }
}
