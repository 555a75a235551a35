package org.codexfield.licensing;

import java.util.EnumMap;
import java.util.Map;
import org.codexfield.licensing.verify.CallWindow;

/**
 * How many calls the grant has used in the window of each kind that holds the present instant.
 *
 * <p>Calls are counted for the whole grant, not for a rule or a purpose of it.
 */
@FunctionalInterface
public interface CallCounts {

    /** Stands for a count that nobody knows; whatever depends on it denies. */
    long UNKNOWN = -1;

    /** No count is known. */
    CallCounts NONE_KNOWN = window -> UNKNOWN;

    /** The calls used in this window so far, or {@link #UNKNOWN}. */
    long in(CallWindow window);

    /** These counts; all others are unknown. */
    static CallCounts of(Map<CallWindow, Long> used) {
        var counts = new EnumMap<CallWindow, Long>(CallWindow.class);
        counts.putAll(used);
        return window -> counts.getOrDefault(window, UNKNOWN);
    }
}
