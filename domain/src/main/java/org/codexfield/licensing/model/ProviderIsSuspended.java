package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The organisation that offers a capsule does not take part at present. */
public final class ProviderIsSuspended extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ProviderIsSuspended(String name) {
        super(
                Kind.CONFLICT,
                name
                        + " is suspended, so nothing of theirs is granted at present. What was"
                        + " granted can be revoked.",
                Map.of("name", name));
    }
}
