package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Another organisation registered a node with this key. */
public final class NodeKeyIsTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public NodeKeyIsTaken(String did) {
        super(
                Kind.CONFLICT,
                "The key " + did + " is that of another organisation's node; make a new one.",
                Map.of("did", did));
    }
}
