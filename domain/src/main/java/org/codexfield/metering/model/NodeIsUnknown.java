package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such node. */
public final class NodeIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public NodeIsUnknown(String node) {
        super(Kind.NOT_FOUND, "There is no node " + node + ".", Map.of("node", node));
    }
}
