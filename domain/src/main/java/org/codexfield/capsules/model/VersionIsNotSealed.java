package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A document is asked for that only a sealed version has. */
public final class VersionIsNotSealed extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public VersionIsNotSealed() {
        super(Kind.CONFLICT, "The version is a draft; this exists once it is sealed.", Map.of());
    }
}
