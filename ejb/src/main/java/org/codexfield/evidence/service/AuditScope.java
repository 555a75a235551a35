package org.codexfield.evidence.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which part of the audit trail is wanted.
 *
 * @param organisation what it did and what was done to what is its own; empty for all
 * @param subject what was done to this one; empty for any
 * @param from not before this time; empty for the beginning
 * @param until before this time; empty for now
 */
public record AuditScope(
        Optional<UUID> organisation,
        Optional<UUID> subject,
        Optional<Instant> from,
        Optional<Instant> until) {

    /** All there is. */
    public static final AuditScope ALL =
            new AuditScope(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same, of one organisation. */
    public AuditScope of(UUID one) {
        return new AuditScope(Optional.of(one), subject, from, until);
    }

    /** The same, of one subject. */
    public AuditScope about(UUID one) {
        return new AuditScope(organisation, Optional.of(one), from, until);
    }

    /** The same, of a time: from the first to before the second. */
    public AuditScope between(Instant first, Instant second) {
        return new AuditScope(organisation, subject, Optional.of(first), Optional.of(second));
    }
}
