package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The organisation that runs the node takes part no more, or not now. */
public final class OperatorIsSuspended extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OperatorIsSuspended() {
        super(
                Kind.FORBIDDEN,
                "The organisation that runs the node does not take part at present.",
                Map.of());
    }
}
