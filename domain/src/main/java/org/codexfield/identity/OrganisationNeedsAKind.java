package org.codexfield.identity;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An organisation was registered as nothing. */
public final class OrganisationNeedsAKind extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OrganisationNeedsAKind() {
        super(
                Kind.INVALID,
                "Choose at least one kind: provider, consumer, node operator or institution.",
                Map.of());
    }
}
