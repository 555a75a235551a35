package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An API key was to have a role that its member has not. */
public final class ScopeExceedsRoles extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ScopeExceedsRoles(String role) {
        super(
                Kind.INVALID,
                "You do not have the role " + role + " and cannot give it to an API key.",
                Map.of("role", role));
    }
}
