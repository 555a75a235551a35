package org.codexfield.identity;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Ids;

/** Identifies an organisation (UUIDv7). */
public record OrganisationId(UUID value) {

    /** A new identifier. */
    public static OrganisationId next(Instant now) {
        return new OrganisationId(Ids.next(now));
    }

    /** Reads the canonical form of 36 characters. */
    public static OrganisationId parse(String text) {
        return new OrganisationId(Ids.parse("organisation", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
