package org.codexfield.evidence;

import java.util.UUID;

/**
 * Who does what is being done.
 *
 * @param member the member; {@link Subject#NOBODY} for the system itself and for callers without
 *     login
 * @param organisation the organisation the member acts for; {@link Subject#NOBODY} for none
 * @param address where the call came from: an IP address, or {@code system}
 */
public record Actor(UUID member, UUID organisation, String address) {

    /** Timers and start-up. */
    public static final Actor SYSTEM = new Actor(Subject.NOBODY, Subject.NOBODY, "system");
}
