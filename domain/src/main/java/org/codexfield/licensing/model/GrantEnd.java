package org.codexfield.licensing.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a grant may end. */
final class GrantEnd {

    private static final Duration LONGEST = Duration.ofDays(3_660);

    private GrantEnd() {}

    /**
     * The end to the millisecond, if a grant may end then.
     *
     * @throws EndIsOutOfBounds otherwise
     */
    static Instant require(Instant until, Instant now) {
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new EndIsOutOfBounds();
        }
        return until.truncatedTo(ChronoUnit.MILLIS);
    }
}
