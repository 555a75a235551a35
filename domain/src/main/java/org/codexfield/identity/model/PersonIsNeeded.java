package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An API key was used for what only the person may do. */
public final class PersonIsNeeded extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PersonIsNeeded(String what) {
        super(
                Kind.FORBIDDEN,
                "An API key may not do this: for " + what + " sign in yourself.",
                Map.of("what", what));
    }
}
