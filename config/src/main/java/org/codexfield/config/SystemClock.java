package org.codexfield.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * Gives the time of this machine, in UTC, to the millisecond: what documents and tables hold. It is
 * here, below everything, because adapters need the time too and see no bean above them.
 */
@ApplicationScoped
public class SystemClock {

    /** The clock that everything injects. */
    @Produces
    @Singleton
    public Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
