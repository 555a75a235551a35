package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such organisation, or the caller may not know of it. */
public final class OrganisationIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OrganisationIsUnknown(String id) {
        super(
                Kind.NOT_FOUND,
                "There is no organisation " + id + " that you may see.",
                Map.of("id", id));
    }
}
