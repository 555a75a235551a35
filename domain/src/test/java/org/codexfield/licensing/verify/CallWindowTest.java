package org.codexfield.licensing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallWindowTest {

    private static final long YEAR_2200 = 7_258_118_400L;

    @ParameterizedTest
    @CsvSource({
        "MINUTE, 2028-02-29T12:34:56Z, 2028-02-29T12:34:00Z, 2028-02-29T12:35:00Z",
        "HOUR, 2028-02-29T12:34:56Z, 2028-02-29T12:00:00Z, 2028-02-29T13:00:00Z",
        "DAY, 2028-02-29T12:34:56Z, 2028-02-29T00:00:00Z, 2028-03-01T00:00:00Z",
        "MONTH, 2028-02-29T12:34:56Z, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
        "YEAR, 2028-02-29T12:34:56Z, 2028-01-01T00:00:00Z, 2029-01-01T00:00:00Z",
        // clocks in Europe change at 01:00Z on this day, and nothing happens here
        "DAY, 2026-03-29T01:30:00Z, 2026-03-29T00:00:00Z, 2026-03-30T00:00:00Z",
        "MINUTE_FROM_GRANT, 2026-02-01T00:00:09Z, 2026-01-31T23:59:30.500Z, 2026-02-01T00:00:30.5Z",
        "DAY_FROM_GRANT, 2026-02-02T10:00:30Z, 2026-02-01T10:00:30.5Z, 2026-02-02T10:00:30.5Z",
        "MONTH_FROM_GRANT, 2026-02-28T10:00:30.5Z, 2026-02-28T10:00:30.5Z, 2026-03-31T10:00:30.5Z",
        "MONTH_FROM_GRANT, 2026-03-30T10:00:00Z, 2026-02-28T10:00:30.5Z, 2026-03-31T10:00:30.5Z",
        "YEAR_FROM_GRANT, 2028-01-31T10:00:30.5Z, 2028-01-31T10:00:30.5Z, 2029-01-31T10:00:30.5Z",
    })
    void at_givesTheWindow(CallWindow window, Instant now, Instant start, Instant end) {
        var granted = Instant.parse("2026-01-31T10:00:30.500Z");

        assertThat(window.at(now, granted)).isEqualTo(new CallWindow.Span(start, end));
    }

    @Property
    void windows_holdTheInstant_andFollowOneAnother(
            @ForAll CallWindow window,
            @ForAll @LongRange(min = 0, max = YEAR_2200) long now,
            @ForAll @LongRange(min = 0, max = YEAR_2200) long granted) {
        var instant = Instant.ofEpochSecond(now, 999);
        var grantedAt = Instant.ofEpochSecond(granted, 500);

        var span = window.at(instant, grantedAt);

        assertThat(span.start()).isBeforeOrEqualTo(instant);
        assertThat(span.end()).isAfter(instant);
        assertThat(window.at(span.end(), grantedAt).start()).isEqualTo(span.end());
        assertThat(window.at(span.end().minus(Duration.ofNanos(1)), grantedAt)).isEqualTo(span);
    }

    @Property
    void fromGrant_beginsWithTheGrant(
            @ForAll CallWindow window, @ForAll @LongRange(min = 0, max = YEAR_2200) long granted) {
        var grantedAt = Instant.ofEpochSecond(granted, 500);

        assertThat(window.fromGrant().at(grantedAt, grantedAt).start()).isEqualTo(grantedAt);
        assertThat(window.fromGrant().unit()).isEqualTo(window.unit());
    }
}
