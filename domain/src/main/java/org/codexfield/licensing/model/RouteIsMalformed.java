package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An approval route breaks a rule. */
public final class RouteIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public RouteIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "The approval route is not acceptable: " + reason + ".",
                Map.of("reason", reason));
    }
}
