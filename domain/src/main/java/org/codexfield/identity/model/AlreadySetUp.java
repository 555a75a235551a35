package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The installation has its first operator. */
public final class AlreadySetUp extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AlreadySetUp() {
        super(Kind.CONFLICT, "This installation is set up already; sign in.", Map.of());
    }
}
