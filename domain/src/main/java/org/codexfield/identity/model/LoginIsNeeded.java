package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A command that needs a person was called by nobody. */
public final class LoginIsNeeded extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public LoginIsNeeded(String what) {
        super(
                Kind.FORBIDDEN,
                "Sign in first: " + what + " needs to know who you are.",
                Map.of("what", what));
    }
}
