package org.codexfield.identity.service;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What the caller saw has been changed since. */
public final class StaleVersion extends DomainException {
    private static final long serialVersionUID = 1L;

    private StaleVersion(long seen, long present) {
        super(
                Kind.CONFLICT,
                "It was changed since you read it (you saw version "
                        + seen
                        + ", it is at "
                        + present
                        + "); read it again and repeat your change.",
                Map.of("seen", Long.toString(seen), "present", Long.toString(present)));
    }

    /**
     * Goes on only if nothing changed.
     *
     * @throws StaleVersion otherwise
     */
    static void require(long seen, long present) {
        if (seen != present) {
            throw new StaleVersion(seen, present);
        }
    }
}
