package org.codexfield.licensing.model;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.identity.MemberId;
import org.codexfield.licensing.GrantId;
import org.codexfield.shared.Ids;

/**
 * A line of a grant's history.
 *
 * @param by who did it; the nil UUID for a rule of the route
 * @param text why; may be empty
 * @param validUntil when the grant ended from then on
 */
public record GrantEntry(
        UUID id,
        GrantId grant,
        Kind kind,
        MemberId by,
        String text,
        Instant validUntil,
        Instant at) {

    /** What happened. */
    public enum Kind {
        /** It was made. */
        ISSUED,
        /** It holds longer. */
        EXTENDED,
        /** It does not hold for now. */
        SUSPENDED,
        /** It holds again. */
        RESUMED,
        /** It never holds again. */
        REVOKED
    }

    /** What a member did to the grant as it is now. */
    public static GrantEntry of(Grant grant, Kind kind, MemberId by, String text, Instant now) {
        return new GrantEntry(
                Ids.next(now), grant.id(), kind, by, text, grant.facts().validUntil(), now);
    }
}
