package org.codexfield.licensing.verify;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A period in which calls are counted: a calendar window in UTC, or one that begins with the grant
 * and repeats.
 *
 * <pre>{@code
 * CallWindow.MONTH.at(Instant.parse("2028-02-29T12:00:00Z"), grantedAt);
 * // from 2028-02-01T00:00:00Z up to, and without, 2028-03-01T00:00:00Z
 * }</pre>
 *
 * <p>Days from the grant have 24 hours. Months and years from the grant begin on its day of the
 * month at its time of day; where a month lacks that day, on its last.
 */
public enum CallWindow {
    /** A minute of the clock. */
    MINUTE(ChronoUnit.MINUTES, false),
    /** An hour of the clock. */
    HOUR(ChronoUnit.HOURS, false),
    /** A day in UTC. */
    DAY(ChronoUnit.DAYS, false),
    /** A month in UTC. */
    MONTH(ChronoUnit.MONTHS, false),
    /** A year in UTC. */
    YEAR(ChronoUnit.YEARS, false),
    /** Sixty seconds, the first from the grant on. */
    MINUTE_FROM_GRANT(ChronoUnit.MINUTES, true),
    /** Sixty minutes, the first from the grant on. */
    HOUR_FROM_GRANT(ChronoUnit.HOURS, true),
    /** 24 hours, the first from the grant on. */
    DAY_FROM_GRANT(ChronoUnit.DAYS, true),
    /** A month, the first from the grant on. */
    MONTH_FROM_GRANT(ChronoUnit.MONTHS, true),
    /** A year, the first from the grant on. */
    YEAR_FROM_GRANT(ChronoUnit.YEARS, true);

    private static final String FROM_GRANT = "_FROM_GRANT";

    private final ChronoUnit unit;
    private final boolean fromGrant;

    CallWindow(ChronoUnit unit, boolean fromGrant) {
        this.unit = unit;
        this.fromGrant = fromGrant;
    }

    /** The window of this unit, for example {@code month}, beginning with the calendar. */
    public static CallWindow calendar(String unit) {
        return valueOf(unit.toUpperCase(Locale.ROOT));
    }

    /** The same window, beginning with the grant. */
    public CallWindow fromGrant() {
        return fromGrant ? this : valueOf(name() + FROM_GRANT);
    }

    /** Whether it begins with the grant. */
    public boolean isFromGrant() {
        return fromGrant;
    }

    /** The word of the licence language, for example {@code month}. */
    public String unit() {
        return name().replace(FROM_GRANT, "").toLowerCase(Locale.ROOT);
    }

    /**
     * The window that an instant lies in.
     *
     * @param grantedAt when the grant began; calendar windows do not look at it
     */
    public Span at(Instant now, Instant grantedAt) {
        var origin = fromGrant ? grantedAt : Instant.EPOCH;
        return unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS
                ? months(now.atOffset(ZoneOffset.UTC), origin.atOffset(ZoneOffset.UTC))
                : seconds(now, origin);
    }

    private Span seconds(Instant now, Instant origin) {
        // whole seconds, rounded down: the window begins exactly with the grant
        long since =
                now.getEpochSecond()
                        - origin.getEpochSecond()
                        - (now.getNano() < origin.getNano() ? 1 : 0);
        long length = unit.getDuration().toSeconds();
        var start = origin.plusSeconds(Math.floorDiv(since, length) * length);
        return new Span(start, start.plusSeconds(length));
    }

    private Span months(OffsetDateTime now, OffsetDateTime origin) {
        long count = origin.until(now, unit);
        // whole units are counted towards zero, and short months may count one too few
        while (origin.plus(count, unit).isAfter(now)) {
            count--;
        }
        while (!origin.plus(count + 1, unit).isAfter(now)) {
            count++;
        }
        return new Span(
                origin.plus(count, unit).toInstant(), origin.plus(count + 1, unit).toInstant());
    }

    /**
     * From a first instant up to, and without, a last one.
     *
     * @param start the first instant that belongs to it
     * @param end the first instant after it: what was used up is there again
     */
    public record Span(Instant start, Instant end) {}
}
