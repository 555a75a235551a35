package org.codexfield.metering.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TariffTest {

    @Test
    void theFirstTariff_isWhatThePublishedOneSays() {
        assertThat(new String(Tariff.FIRST.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"formatVersion\":1,\"microMuPer\":{\"call\":1000000,\"cpuSecond\":1000000,"
                            + "\"gpuSecond\":50000000,\"kilotoken\":1000000,\"mebibyte\":1000000},"
                            + "\"type\":\"tariff\",\"version\":1}");
        assertThat(Tariff.parse(Tariff.FIRST.bytes())).isEqualTo(Tariff.FIRST);
    }

    @Test
    void aCall_aMebibyte_halfAThousandTokens_andSeconds_areCounted() {
        assertThat(Tariff.FIRST.microMu(new Dimensions(1, 1_048_576, 500, 0, 0)))
                .isEqualTo(2_500_000);
        assertThat(Tariff.FIRST.microMu(new Dimensions(0, 0, 0, 1_500_000, 2_000_000)))
                .isEqualTo(101_500_000);
        assertThat(Tariff.FIRST.microMu(Dimensions.NONE)).isZero();
    }

    @Test
    void halves_goToTheEvenNeighbour() {
        var tariff = new Tariff(1, 0, 524_288, 0, 0, 0);

        assertThat(tariff.microMu(new Dimensions(0, 1, 0, 0, 0))).isZero();
        assertThat(tariff.microMu(new Dimensions(0, 3, 0, 0, 0))).isEqualTo(2);
        assertThat(tariff.microMu(new Dimensions(0, 5, 0, 0, 0))).isEqualTo(2);
    }

    @Property(tries = 1000)
    void theSum_isThatOfExactArithmetic(
            @ForAll @LongRange(min = 0, max = 1) long calls,
            @ForAll @LongRange(min = 0, max = 1L << 40) long bytes,
            @ForAll @LongRange(min = 0, max = 1L << 30) long tokens,
            @ForAll @LongRange(min = 0, max = 1L << 40) long cpu,
            @ForAll @LongRange(min = 0, max = 1L << 30) long gpu) {
        var exact =
                BigDecimal.valueOf(calls * 1_000_000)
                        .add(
                                new BigDecimal(bytes)
                                        .multiply(BigDecimal.valueOf(1_000_000))
                                        .divide(
                                                BigDecimal.valueOf(1L << 20),
                                                MathContext.UNLIMITED))
                        .add(BigDecimal.valueOf(tokens * 1_000))
                        .add(BigDecimal.valueOf(cpu))
                        .add(BigDecimal.valueOf(gpu * 50));

        assertThat(Tariff.FIRST.microMu(new Dimensions(calls, bytes, tokens, cpu, gpu)))
                .isEqualTo(exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    @Test
    void whatCannotBeWrittenExactly_isRefused() {
        assertThatThrownBy(() -> new Dimensions(-1, 0, 0, 0, 0))
                .isInstanceOf(QuantityIsOutOfRange.class);
        assertThatThrownBy(() -> new Dimensions(0, Dimensions.MAX + 1, 0, 0, 0))
                .isInstanceOf(QuantityIsOutOfRange.class);
        var most = new Dimensions(1, 0, 0, 0, Dimensions.MAX);
        assertThatThrownBy(() -> Tariff.FIRST.microMu(most))
                .isInstanceOf(QuantityIsOutOfRange.class);
        assertThatThrownBy(() -> new Tariff(0, 1, 1, 1, 1, 1))
                .isInstanceOf(TariffIsMalformed.class);
    }

    @Test
    void anotherFormat_isRefused() {
        var other =
                new String(Tariff.FIRST.bytes(), StandardCharsets.UTF_8)
                        .replace("\"formatVersion\":1", "\"formatVersion\":2");

        assertThatThrownBy(() -> Tariff.parse(other.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(TariffIsMalformed.class);
    }
}
