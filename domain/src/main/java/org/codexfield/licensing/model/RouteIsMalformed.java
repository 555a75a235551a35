package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An approval route breaks a rule. */
public final class RouteIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param what where in the route: {@code stages}, {@code days} or {@code rule}
     */
    public RouteIsMalformed(String what, String reason) {
        super(
                Kind.INVALID,
                "The approval route is not acceptable: " + reason + ".",
                Map.of("what", what, "reason", reason));
    }
}
