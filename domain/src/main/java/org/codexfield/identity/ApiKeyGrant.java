package org.codexfield.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.codexfield.shared.Text;

/**
 * What an API key is for.
 *
 * @param name tells keys apart; at most 100 characters
 * @param scopes the roles that the key may use
 * @param expiresAt when it ends
 */
public record ApiKeyGrant(String name, Set<Role> scopes, Instant expiresAt) {

    private static final int MAX_NAME = 100;

    /** Checks the name. */
    public ApiKeyGrant {
        name = Text.line("name", name, MAX_NAME);
        scopes = Set.copyOf(scopes);
        // what is kept has milliseconds: told and kept must have one digest
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
