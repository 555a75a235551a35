package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such offer, or the caller may not know of it. */
public final class OfferIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OfferIsUnknown(String name) {
        super(
                Kind.NOT_FOUND,
                "There is no offer " + name + " that you may see.",
                Map.of("name", name));
    }
}
