package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The organisation does not take part as one that runs nodes. */
public final class OrganisationRunsNoNodes extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OrganisationRunsNoNodes() {
        super(
                Kind.FORBIDDEN,
                "Your organisation does not take part as a node operator; its administrator changes"
                        + " that.",
                Map.of());
    }
}
