package org.codexfield.evidence;

import java.util.UUID;

/**
 * Who does what is being done.
 *
 * @param account the person; {@link Subject#NOBODY} for the system itself and for callers without
 *     login
 * @param member the person within the organisation; {@link Subject#NOBODY} without one
 * @param organisation the organisation the member acts for; {@link Subject#NOBODY} for none
 * @param kind how the caller came in, for example {@code SESSION} or {@code API_KEY}; at most 16
 *     characters
 * @param apiKey the API key, if it is one; else {@link Subject#NOBODY}
 * @param address where the call came from: an IP address, or {@code system}
 */
public record Actor(
        UUID account, UUID member, UUID organisation, String kind, UUID apiKey, String address) {

    /** Timers and start-up. */
    public static final Actor SYSTEM =
            new Actor(
                    Subject.NOBODY,
                    Subject.NOBODY,
                    Subject.NOBODY,
                    "SYSTEM",
                    Subject.NOBODY,
                    "system");
}
