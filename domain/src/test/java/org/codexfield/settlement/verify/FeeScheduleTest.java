package org.codexfield.settlement.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeScheduleTest {

    private static final String FIRST =
            "{\"computePpm\":200000,\"data\":{\"denominator\":7,\"numerator\":4},"
                    + "\"formatVersion\":1,\"platformPpm\":100000,\"type\":\"fee-schedule\","
                    + "\"version\":1}";

    @Test
    void theFirstSchedule_isWhatThePublishedOneSays() {
        assertThat(new String(FeeSchedule.FIRST.bytes(), UTF_8)).isEqualTo(FIRST);
        assertThat(FeeSchedule.parse(FIRST.getBytes(UTF_8))).isEqualTo(FeeSchedule.FIRST);
        assertThat(FeeSchedule.FIRST.digest()).isEqualTo(Digest.of(FIRST.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":1 | \"version\":0",
                "\"version\":1 | \"version\":9007199254740992",
                "\"formatVersion\":1 | \"formatVersion\":2",
                "fee-schedule | tariff",
                "200000 | 900001",
                "200000 | -1",
                "200000 | 4294967297",
                "\"denominator\":7 | \"denominator\":3",
                "\"denominator\":7 | \"denominator\":0",
                "\"numerator\":4 | \"numerator\":-4",
                "\"numerator\":4 | \"numerator\":4.5",
                "\"numerator\":4 | \"numerator\":4,\"of\":1",
                "{\"computePpm\" | { \"computePpm\"",
            })
    void whatIsNoSchedule_isRefused(String right, String wrong) {
        assertThat(FIRST).contains(right);
        var text = FIRST.replace(right, wrong).getBytes(UTF_8);

        assertThatThrownBy(() -> FeeSchedule.parse(text)).isInstanceOf(DomainException.class);
    }

    @Property
    void floors_areThoseOfUnboundedIntegers(
            @ForAll @LongRange(min = 0) long amount,
            @ForAll @IntRange(max = 1_000_000) int a,
            @ForAll @IntRange(max = 1_000_000) int b,
            @ForAll @IntRange(min = 1, max = 10_000) int owners) {
        assertThat(Fraction.floorPpm(amount, a)).isEqualTo(floor(amount, a, 1_000_000));
        assertThat(Fraction.floorPpm(amount, a, b))
                .isEqualTo(floor(amount, (long) a * b, 1_000_000_000_000L));
        assertThat(new Fraction(a, 1_000_000).floorEach(amount, owners))
                .isEqualTo(floor(amount, a, 1_000_000L * owners));
    }

    private static long floor(long amount, long numerator, long denominator) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator))
                .longValueExact();
    }
}
