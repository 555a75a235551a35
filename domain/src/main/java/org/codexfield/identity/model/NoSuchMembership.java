package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Somebody switched to an organisation they are no member of. */
public final class NoSuchMembership extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public NoSuchMembership() {
        super(Kind.FORBIDDEN, "You are not an active member of that organisation.", Map.of());
    }
}
