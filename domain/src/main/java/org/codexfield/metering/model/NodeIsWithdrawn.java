package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The node was taken out for good. */
public final class NodeIsWithdrawn extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public NodeIsWithdrawn() {
        super(
                Kind.FORBIDDEN,
                "The node is withdrawn; register a new one with a new key.",
                Map.of());
    }
}
