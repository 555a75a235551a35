package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such status list. */
public final class StatusListIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public StatusListIsUnknown(String id) {
        super(Kind.NOT_FOUND, "There is no status list " + id + ".", Map.of("id", id));
    }
}
