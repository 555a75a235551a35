package org.codexfield.licensing.service;

import java.util.Set;

/**
 * A purpose that somebody may ask for.
 *
 * @param depth how many broader ones stand above it
 * @param label its name in the reader's language
 * @param actions the words of the actions that the terms permit for it now; none if they do not
 *     cover it
 */
public record OfferedPurpose(String code, int depth, String label, Set<String> actions) {

    /** Whether the terms cover it for anything. */
    public boolean covered() {
        return !actions.isEmpty();
    }
}
