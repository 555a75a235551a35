package org.codexfield.canary.evidence.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.function.Supplier;

/** Every way around the injected clock, one in each method. */
public final class ReadsTheMachinesClock {
    Instant instant() {
        return Instant.now();
    }

    Supplier<Instant> reference() {
        return Instant::now;
    }

    long millis() {
        return System.currentTimeMillis();
    }

    LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    ZonedDateTime zoned() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }

    Clock system() {
        return Clock.systemUTC();
    }

    Clock ticking() {
        return Clock.tickSeconds(ZoneOffset.UTC);
    }

    @SuppressWarnings("JavaUtilDate")
    Date oldDate() {
        return new Date();
    }

    Calendar calendar() {
        return Calendar.getInstance();
    }

    Calendar gregorian() {
        return new GregorianCalendar();
    }
}
