package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such signing key, or the caller may not know of it. */
public final class OrganisationHasNoSuchKey extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OrganisationHasNoSuchKey(String id) {
        super(
                Kind.NOT_FOUND,
                "There is no signing key " + id + " that you may see.",
                Map.of("id", id));
    }
}
