package org.codexfield.licensing.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.licensing.model.decision.CompiledLicence;
import org.codexfield.licensing.model.language.Finding;
import org.codexfield.licensing.model.language.Licence;
import org.codexfield.licensing.model.language.LicenceLint;
import org.codexfield.licensing.model.language.Licences;
import org.codexfield.licensing.model.language.Price;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.licensing.model.odrl.OdrlWriter;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsPricesTest {

    private static final PricedTerms TIERED =
            new PricedTerms(
                    "EUR",
                    2_000_000,
                    Optional.of(CallWindow.MONTH),
                    1_000,
                    List.of(new PricedTerms.Tier(10_000, 1_500_000)));

    private static byte[] odrl(Licence licence) {
        return CanonicalJson.of(OdrlWriter.write(licence));
    }

    private static Licence tiered() {
        return Licences.of(
                "permit download",
                "permit invoke price 0.002 EUR per MU, first 1000 MU per month free,",
                "above 10000 MU per month 0.0015 EUR per MU derivatives permitted, fixed share 5 %",
                "permit host price 7 JPY per MU");
    }

    @Test
    void aPrice_isReadByTheNumberOfItsRule() {
        byte[] odrl = odrl(tiered());

        assertThat(TermsPrices.read(odrl, 1)).isEmpty();
        assertThat(TermsPrices.read(odrl, 2)).contains(TIERED);
        assertThat(TermsPrices.read(odrl, 3))
                .contains(new PricedTerms("JPY", 7_000_000_000L, Optional.empty(), 0, List.of()));
        for (int none : new int[] {-1, 0, 4}) {
            assertThat(TermsPrices.read(odrl, none)).isEmpty();
        }
    }

    @Test
    void whatIsUsed_countsInTheWindowOfThePrice() {
        var leapDay = Instant.parse("2028-02-29T23:59:59.999Z");

        assertThat(TIERED.windowAt(leapDay))
                .contains(
                        new CallWindow.Span(
                                Instant.parse("2028-02-01T00:00:00Z"),
                                Instant.parse("2028-03-01T00:00:00Z")));
        assertThat(new PricedTerms("EUR", 1, Optional.empty(), 0, List.of()).windowAt(leapDay))
                .isEmpty();
    }

    /** What an auditor reads from the document is what the server reckons with. */
    @Property
    void theDocument_saysWhatTheLicenceDoes(@ForAll("licences") Licence licence) {
        var compiled = new CompiledLicence(licence);
        for (int rule = 1; rule <= licence.rules().size() + 1; rule++) {
            assertThat(TermsPrices.read(odrl(licence), rule)).isEqualTo(compiled.price(rule));
        }
    }

    @Provide
    static Arbitrary<Licence> licences() {
        return Licences.any().filter(TermsPricesTest::isSound);
    }

    private static boolean isSound(Licence licence) {
        return faults(licence).isEmpty();
    }

    private static List<String> faults(Licence licence) {
        return LicenceLint.check(licence, List.of(), Instant.EPOCH).stream()
                .map(Finding::code)
                .filter(code -> code.equals("tiers-not-ascending") || code.startsWith("price-"))
                .toList();
    }

    /** Whatever lint lets pass can be reckoned with, and nothing else can. */
    @Property
    void whatLintFinds_isRefused(@ForAll("any") Licence licence) {
        var prices = licence.rules(Rule.Permit.class).stream().flatMap(one -> one.price().stream());
        var priced = prices.toList();
        Assume.that(!priced.isEmpty());

        if (faults(licence).isEmpty()) {
            assertThat(priced).allSatisfy(Price::terms);
        } else {
            assertThatThrownBy(() -> priced.forEach(Price::terms))
                    .isInstanceOf(PriceIsMalformed.class);
        }
    }

    @Provide
    static Arbitrary<Licence> any() {
        return Licences.any();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.002 | 0.0020",
                "0.002 | -0.002",
                "0.002 | 1000000.1",
                "0.002 | 2e-3",
                "1000\" | 01000\"",
                "1000\" | 20000\"",
                "10000 | 1000",
                "cf:window/month | cf:window/monthly",
                "odrl:compensate | odrl:pay",
                "cf:aboveMu | cf:freeMu",
                "\"eq\" | \"lt\"",
                "cf:currency/EUR | cf:currency/euro",
                "xsd:decimal | xsd:double",
            })
    void whatIsWrittenOtherwise_isRefused(String right, String wrong) {
        String odrl = new String(odrl(tiered()), UTF_8);
        assertThat(odrl).contains(right);

        assertThatThrownBy(() -> TermsPrices.read(odrl.replace(right, wrong).getBytes(UTF_8), 2))
                .isInstanceOf(PriceIsMalformed.class);
    }

    @Test
    void amountsThatCountInSeveralWindows_areRefused() {
        String odrl = new String(odrl(tiered()), UTF_8).replaceFirst("window/month", "window/day");

        assertThatThrownBy(() -> TermsPrices.read(odrl.getBytes(UTF_8), 2))
                .isInstanceOf(PriceIsMalformed.class)
                .hasMessageContaining("windows");
    }

    @Test
    void noCanonicalJson_isRefused() {
        assertThatThrownBy(() -> TermsPrices.read("{ }".getBytes(UTF_8), 1))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void whatIsNoPrice_isRefused() {
        var month = Optional.of(CallWindow.MONTH);
        var tier = List.of(new PricedTerms.Tier(5, -1));
        var many = new PricedTerms.Tier[PricedTerms.MAX_TIERS + 1];
        for (int i = 0; i < many.length; i++) {
            many[i] = new PricedTerms.Tier(i + 1, 1);
        }

        for (Runnable wrong :
                List.<Runnable>of(
                        () -> new PricedTerms("eur", 1, Optional.empty(), 0, List.of()),
                        () -> new PricedTerms("EUR", -1, Optional.empty(), 0, List.of()),
                        () -> new PricedTerms("EUR", 1, Optional.empty(), 5, List.of()),
                        () -> new PricedTerms("EUR", 1, month, 0, List.of()),
                        () -> new PricedTerms("EUR", 1, month, -5, List.of()),
                        () -> new PricedTerms("EUR", 1, month, 0, tier),
                        () -> new PricedTerms("EUR", 1, month, 0, List.of(many)),
                        () ->
                                new PricedTerms(
                                        "EUR",
                                        1,
                                        Optional.of(CallWindow.MONTH_FROM_GRANT),
                                        5,
                                        List.of()))) {
            assertThatThrownBy(wrong::run).isInstanceOf(PriceIsMalformed.class);
        }
    }
}
