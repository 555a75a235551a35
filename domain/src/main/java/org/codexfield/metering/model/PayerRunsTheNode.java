package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The holder of the grant runs the node itself, so nobody could decide. */
public final class PayerRunsTheNode extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PayerRunsTheNode() {
        super(
                Kind.CONFLICT,
                "Your organisation pays for these calls itself, so nobody could decide this.",
                Map.of());
    }
}
