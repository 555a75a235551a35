package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such grant, or the caller may not know of it. */
public final class GrantIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public GrantIsUnknown(String id) {
        super(Kind.NOT_FOUND, "There is no grant " + id + " that you may see.", Map.of("id", id));
    }
}
