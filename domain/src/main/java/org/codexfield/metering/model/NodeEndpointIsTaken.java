package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Another node, which is not withdrawn, is reached at this endpoint. */
public final class NodeEndpointIsTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public NodeEndpointIsTaken(String endpoint) {
        super(
                Kind.CONFLICT,
                "Another node is reached at "
                        + endpoint
                        + "; withdraw it first, or register with its key.",
                Map.of("endpoint", endpoint));
    }
}
