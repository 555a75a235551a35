package org.codexfield.settlement.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.codexfield.licensing.model.language.Currencies;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTableTest {

    private static final CurrencyTable TABLE = CurrencyTable.FIRST;

    @Provide
    static Arbitrary<String> currencies() {
        return Arbitraries.of(Currencies.codes());
    }

    @Test
    void everyCurrencyOfAPrice_canBePaid() {
        assertThat(Currencies.codes()).allMatch(TABLE::knows);
    }

    /** Statements name it, so what it says may never change; a later table has another number. */
    @Test
    void theFirstTable_isFixed() {
        assertThat(TABLE.version()).isEqualTo(1);
        assertThat(TABLE.digest())
                .hasToString("5f3150fa16a7ee5414ea2578acba458daf6fd23fb06aed6d434bbeb0ce89bb6d");
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 12345678, 1234, 5678",
        "EUR, 9999, 0, 9999",
        "JPY, 12345678, 12, 345678",
        "KWD, 12345678, 12345, 678",
        "EUR, 0, 0, 0",
        "EUR, 9223372036854775807, 922337203685477, 5807",
    })
    void payouts_areWholeMinorUnits_roundedDown(
            String currency, long amountMicro, long minorUnits, long restMicro) {
        var payout = TABLE.payout(currency, amountMicro);

        assertThat(payout.minorUnits()).isEqualTo(minorUnits);
        assertThat(payout.restMicro()).isEqualTo(restMicro);
    }

    @Property
    void whatIsPaid_andWhatStays_areWhatIsOwed(
            @ForAll("currencies") String currency, @ForAll @LongRange(min = 0) long amountMicro) {
        var payout = TABLE.payout(currency, amountMicro);
        var microPerMinor = BigInteger.TEN.pow(6 - TABLE.exponent(currency));

        assertThat(
                        BigInteger.valueOf(payout.minorUnits())
                                .multiply(microPerMinor)
                                .add(BigInteger.valueOf(payout.restMicro())))
                .isEqualTo(BigInteger.valueOf(amountMicro));
        assertThat(payout.restMicro()).isBetween(0L, microPerMinor.longValueExact() - 1);
    }

    @Test
    void tokens_payTheSame_inTheirOwnDecimals() {
        var payout = TABLE.payout("EUR", 12_345_678);

        assertThat(payout.tokenUnits(2)).isEqualTo(1234);
        assertThat(payout.tokenUnits(6)).isEqualTo(12_340_000);
        assertThat(payout.tokenUnits(18)).isEqualTo(new BigInteger("12340000000000000000"));
        for (int decimals : new int[] {-1, 0, 1, 37}) {
            assertThatThrownBy(() -> payout.tokenUnits(decimals))
                    .isInstanceOf(TokenDecimalsDoNotFit.class)
                    .hasMessageContaining("EUR");
        }
        assertThat(TABLE.payout("JPY", 5_999_999).tokenUnits(0)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABC", "eur", "", "EURO", "a currency that is longer than any"})
    void anUnknownCurrency_isRefused(String currency) {
        assertThat(TABLE.knows(currency)).isFalse();
        assertThatThrownBy(() -> TABLE.payout(currency, 1))
                .isInstanceOf(CurrencyIsUnknown.class)
                .hasMessageNotContaining("longer than any");
    }

    @Test
    void aNegativeAmount_isRefused() {
        assertThatThrownBy(() -> TABLE.payout("EUR", -1)).isInstanceOf(AmountIsOutOfRange.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"2\":[\"EUR\"] | \"2\":[\"EUR\",\"JPY\"]",
                "\"EUR\" | \"Eur\"",
                "\"EUR\" | 7",
                "\"2\": | \"7\":",
                "\"down\" | \"up\"",
                "\"formatVersion\":1 | \"formatVersion\":2",
                "currency-table | tariff",
            })
    void whatIsNoTable_isRefused(String right, String wrong) {
        String table =
                "{\"exponents\":{\"0\":[\"JPY\"],\"2\":[\"EUR\"]},\"formatVersion\":1,"
                        + "\"rounding\":\"down\",\"source\":\"x\",\"type\":\"currency-table\","
                        + "\"version\":1}";
        assertThat(CurrencyTable.parse(table.getBytes(UTF_8)).exponent("JPY")).isZero();
        assertThat(table).contains(right);

        assertThatThrownBy(() -> CurrencyTable.parse(table.replace(right, wrong).getBytes(UTF_8)))
                .isInstanceOf(DomainException.class);
    }
}
