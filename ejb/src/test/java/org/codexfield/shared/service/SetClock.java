package org.codexfield.shared.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is set forward. */
public final class SetClock extends Clock {

    private final Instant start;
    private final AtomicLong passedMillis = new AtomicLong();

    /** Starts at a time. */
    public SetClock(Instant start) {
        this.start = start;
    }

    /** Sets the clock forward. */
    public void pass(Duration time) {
        passedMillis.addAndGet(time.toMillis());
    }

    @Override
    public Instant instant() {
        return start.plusMillis(passedMillis.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Times are in UTC");
    }
}
