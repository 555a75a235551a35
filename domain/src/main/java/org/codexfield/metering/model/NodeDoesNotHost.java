package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The node is not to host this version. */
public final class NodeDoesNotHost extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public NodeDoesNotHost() {
        super(Kind.NOT_FOUND, "The node is not to host this version.", Map.of());
    }
}
