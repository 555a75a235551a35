package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A member without any role was asked for. */
public final class RolesAreMissing extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public RolesAreMissing() {
        super(Kind.INVALID, "Choose at least one role.", Map.of());
    }
}
