package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The end of the grant is past. */
public final class GrantIsOver extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public GrantIsOver() {
        super(Kind.CONFLICT, "The end of this grant is past; ask for access again.", Map.of());
    }
}
