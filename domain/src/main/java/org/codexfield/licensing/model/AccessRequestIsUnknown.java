package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such access request, or the caller may not know of it. */
public final class AccessRequestIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AccessRequestIsUnknown(String id) {
        super(
                Kind.NOT_FOUND,
                "There is no access request " + id + " that you may see.",
                Map.of("id", id));
    }
}
