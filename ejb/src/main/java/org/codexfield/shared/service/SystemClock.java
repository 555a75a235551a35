package org.codexfield.shared.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** Gives the time of this machine, in UTC, to the millisecond: what documents and tables hold. */
@ApplicationScoped
public class SystemClock {

    /** The clock that everything injects. */
    @Produces
    @Singleton
    public Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
