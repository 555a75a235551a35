package org.codexfield.identity;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies an invitation (UUIDv7). */
public record InvitationId(UUID value) {

    /** A new identifier. */
    public static InvitationId next(Instant now) {
        return new InvitationId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static InvitationId parse(String text) {
        return new InvitationId(Ids.parse("invitation", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
