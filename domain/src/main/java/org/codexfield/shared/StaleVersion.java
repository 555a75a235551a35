package org.codexfield.shared;

import java.util.Map;

/**
 * What the caller saw has been changed since: every command that takes the version that its caller
 * saw compares it by {@link #require}. In HTTP this is a failed precondition (412).
 */
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
     * @param seen the version that the caller saw
     * @param present the version that is
     * @throws StaleVersion otherwise
     */
    public static void require(long seen, long present) {
        if (seen != present) {
            throw new StaleVersion(seen, present);
        }
    }
}
