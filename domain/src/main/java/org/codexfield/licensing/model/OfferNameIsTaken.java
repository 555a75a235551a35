package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The capsule has an offer of this name. */
public final class OfferNameIsTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OfferNameIsTaken(String name) {
        super(
                Kind.CONFLICT,
                "There is an offer "
                        + name
                        + " already; to change it, send If-Match with the ETag you read.",
                Map.of("name", name));
    }
}
