package org.codexfield.identity;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies a member (UUIDv7). */
public record MemberId(UUID value) {

    /** A new identifier. */
    public static MemberId next(Instant now) {
        return new MemberId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static MemberId parse(String text) {
        return new MemberId(Ids.parse("member", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
