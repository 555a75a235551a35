package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The offer has other terms, form or route than the draft was written for. */
public final class OfferHasChanged extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OfferHasChanged() {
        super(
                Kind.CONFLICT,
                "The offer has changed since the draft was saved; look at it and save the draft"
                        + " again.",
                Map.of());
    }
}
