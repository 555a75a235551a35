package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A public key is registered already. */
public final class KeyBelongsToAnother extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public KeyBelongsToAnother() {
        super(
                Kind.CONFLICT,
                "This public key is registered already; every key belongs to one organisation,"
                        + " once.",
                Map.of());
    }
}
