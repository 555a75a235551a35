package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such API key, or the caller may not know of it. */
public final class ApiKeyIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ApiKeyIsUnknown(String id) {
        super(Kind.NOT_FOUND, "There is no API key " + id + " that you may see.", Map.of("id", id));
    }
}
