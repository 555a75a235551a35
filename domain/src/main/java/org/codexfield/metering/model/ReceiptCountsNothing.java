package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is nothing to lower: the receipt costs nothing. */
public final class ReceiptCountsNothing extends DomainException {
    private static final long serialVersionUID = 1L;

    public ReceiptCountsNothing(String receipt) {
        super(
                Kind.CONFLICT,
                "The receipt counts nothing, so there is nothing to correct.",
                Map.of("receipt", receipt));
    }
}
