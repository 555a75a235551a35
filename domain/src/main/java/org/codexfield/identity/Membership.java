package org.codexfield.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a person is a member, or was.
 *
 * @param leftAt when the person left last; empty while it is a member
 */
public record Membership(OrganisationId organisation, Optional<Instant> leftAt) {

    /** Whether the person was a member at any time from then on. */
    public boolean reaches(Instant since) {
        return leftAt.isEmpty() || !leftAt.get().isBefore(since);
    }
}
