package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The successor cannot take over. */
public final class SuccessorIsUnfit extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public SuccessorIsUnfit(String why) {
        super(
                Kind.INVALID,
                "The successor " + why + "; choose another active member of the same organisation.",
                Map.of("why", why));
    }
}
