package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Nobody changes their own roles. */
public final class OwnRolesStay extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OwnRolesStay() {
        super(
                Kind.FORBIDDEN,
                "You may not change your own roles; ask another administrator.",
                Map.of());
    }
}
