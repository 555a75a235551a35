package org.codexfield.shared.web;

import io.github.bucket4j.TimeMeter;
import org.codexfield.config.Settings;

/** Limits for tests elsewhere. */
public final class RateLimitsOfTests {

    private RateLimitsOfTests() {}

    /** So many of each sort. */
    public static RateLimits perMinute(int limit) {
        return new RateLimits(
                new Settings.Limits(limit, limit, limit, limit), TimeMeter.SYSTEM_NANOTIME);
    }
}
