package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A one-time link is unknown, used or expired. */
public final class TokenIsInvalid extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public TokenIsInvalid() {
        super(
                Kind.FORBIDDEN,
                "This link is unknown, already used or expired; ask for a new one.",
                Map.of());
    }
}
