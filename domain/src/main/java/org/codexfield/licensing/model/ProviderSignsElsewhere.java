package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The provider holds its signing key itself, so nothing here can sign credentials for it. */
public final class ProviderSignsElsewhere extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ProviderSignsElsewhere() {
        super(
                Kind.CONFLICT,
                "The provider's signing key is held outside this installation, which signs"
                        + " credentials and status lists of grants by itself; let an administrator"
                        + " rotate to a key that is kept here.",
                Map.of());
    }
}
