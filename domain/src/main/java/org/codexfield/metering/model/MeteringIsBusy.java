package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Nothing is let through while receipts cannot be written. */
public final class MeteringIsBusy extends DomainException {
    private static final long serialVersionUID = 1L;

    public MeteringIsBusy() {
        super(
                Kind.UNAVAILABLE,
                "Receipts cannot be written at present, so no call is let through; try again soon.",
                Map.of());
    }
}
