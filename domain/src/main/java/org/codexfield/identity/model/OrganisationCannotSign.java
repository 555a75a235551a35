package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An organisation has no active signing key. */
public final class OrganisationCannotSign extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OrganisationCannotSign() {
        super(
                Kind.CONFLICT,
                "The organisation has no active signing key; an administrator must make one first.",
                Map.of());
    }
}
