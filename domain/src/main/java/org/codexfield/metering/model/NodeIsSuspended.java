package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The installation's operator stopped the node. */
public final class NodeIsSuspended extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public NodeIsSuspended(String reason) {
        super(Kind.FORBIDDEN, "The node is suspended: " + reason, Map.of("reason", reason));
    }
}
