package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A node asks without saying who it is. */
public final class NodeTokenIsMissing extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public NodeTokenIsMissing() {
        super(
                Kind.FORBIDDEN,
                "A node shows who it is by a token in the header Codexfield-Node-Token.",
                Map.of());
    }
}
