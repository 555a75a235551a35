package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The organisation that runs the installation cannot be suspended. */
public final class InstallationStays extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public InstallationStays() {
        super(
                Kind.CONFLICT,
                "This organisation runs the installation and cannot be suspended.",
                Map.of());
    }
}
