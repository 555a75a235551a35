package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An organisation must keep somebody who can administer it. */
public final class LastAdministratorStays extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public LastAdministratorStays(String role) {
        super(
                Kind.CONFLICT,
                "This is the last member with the role "
                        + role
                        + "; give it to somebody else first, or name a successor.",
                Map.of("role", role));
    }
}
