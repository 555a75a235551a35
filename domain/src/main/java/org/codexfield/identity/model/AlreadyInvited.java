package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The person is invited. */
public final class AlreadyInvited extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AlreadyInvited() {
        super(
                Kind.CONFLICT,
                "An invitation to this address is open already; send it again or withdraw it.",
                Map.of());
    }
}
