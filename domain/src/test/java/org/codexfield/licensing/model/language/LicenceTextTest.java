package org.codexfield.licensing.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.codexfield.licensing.LicenceIsMalformed;
import org.codexfield.licensing.LicenceIsTooLarge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceTextTest {

    private static final String HEADER = "licence \"T\" version 1.0.0\n";

    @Test
    void theExample_isItsOwnCanonicalText() {
        assertThat(LicenceFormatter.format(Licences.hospital())).isEqualTo(Licences.HOSPITAL);
    }

    @Test
    void order_spacing_andComments_areTheFormattersBusiness() {
        String wild =
                "licence \"T\" version 1.0.0 # note\n"
                    + "forbid for purpose marketing revoke when institution unvouched permit"
                    + " derive,invoke in regions CH at most 5 calls per day from grant for purpose"
                    + " teaching derivatives forbidden";

        assertThat(LicenceFormatter.format(LicenceText.parse(wild)))
                .isEqualTo(
                        """
                        licence "T" version 1.0.0
                        permit invoke, derive for purpose teaching
                          at most 5 calls per day from grant
                          in regions CH
                          derivatives forbidden
                        forbid purpose marketing
                        revoke when institution unvouched
                        """);
    }

    @Test
    void tiers_followWhatIsFree() {
        var licence =
                Licences.of(
                        "permit invoke price 0.0020 EUR per MU,",
                        "above 10000 MU per month 0.0015 EUR per MU,",
                        "first 1000 MU per month free,",
                        "above 100000 MU per month 0 EUR per MU");

        assertThat(LicenceFormatter.format(licence))
                .contains(
                        "\n  price 0.002 EUR per MU, first 1000 MU per month free, above 10000 MU"
                                + " per month 0.0015 EUR per MU, above 100000 MU per month 0 EUR"
                                + " per MU\n");
    }

    @Test
    void lines_followTheRules() {
        var reading = LicenceText.read(HEADER + "forbid host\n\npermit invoke\n  in regions CH\n");

        assertThat(reading.lines()).containsExactly(4, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permit invoke for purpse research | unexpected-word | 2 | 19 | purpose",
                "Permit invoke | unexpected-word | 2 | 1 | permit",
                "permit invok | unexpected-word | 2 | 8 | invoke",
                "permit invoke for purpose reserch | unknown-purpose | 2 | 27 | research",
                "permit invoke in regions EUU | unknown-region | 2 | 26 | EU",
                "permit invoke price 1 EUT per MU | unknown-currency | 2 | 23 | EUR",
                "permit invoke during 5 dayz from grant | unexpected-word | 2 | 24 | days",
                "permit invoke on nodes attested TEE | unexpected-word | 2 | 24 | ''",
                "permit invoke during 2026-02-30 to 2026-03-01 | date-does-not-exist | 2 | 22 | ''",
                "permit invoke during 0 days from grant | number-out-of-range | 2 | 22 | ''",
                "permit invoke at most 99999999999 calls per day | number-out-of-range | 2 | 23 |"
                        + " ''",
                "permit invoke price 0.0000000001 EUR per MU | number-not-exact | 2 | 21 | ''",
                "permit invoke derivatives permitted, fixed share 1.00001 % | number-not-exact | 2"
                        + " | 50 | ''",
                "permit invoke price 1 EUR per MU price 2 EUR per MU | given-twice | 2 | 34 | ''",
                "permit invoke price 1 EUR per MU, above 5 MU per day 1 CHF per MU |"
                        + " tier-currency-differs | 2 | 56 | ''",
                "permit invoke price 1 EUR per MU, above 5 MU per day 0.0000000001 EUR per MU |"
                        + " number-not-exact | 2 | 54 | ''",
                "permit invoke price 1 EUR per MU, above 0 MU per day 1 EUR per MU |"
                        + " number-out-of-range | 2 | 41 | ''",
                "permit invoke price 1 EUR per MU, above -5 MU per day 1 EUR per MU |"
                        + " unexpected-word | 2 | 41 | ''",
                "permit invoke price 1 EUR per MU, above 5 MU per day -1 EUR per MU |"
                        + " unexpected-word | 2 | 54 | ''",
                "permit invoke price 1 EUR per MU, abve 5 MU per day 1 EUR per MU |"
                        + " unexpected-word | 2 | 35 | above",
                "permit invoke price 1 EUR per MU, first 5 MU per day free, first 5 MU per day free"
                        + " | given-twice | 2 | 60 | ''",
                "permit invoke at most | unexpected-end | 2 | 22 | ''",
                "duty attribute \"\" | text-unacceptable | 2 | 16 | ''",
                "revoke when payment overdue 0 days | number-out-of-range | 2 | 29 | ''",
                "permit invoke for purpose r\u0435search | unknown-purpose | 2 | 27 | research",
                "duty report usage | unexpected-word | 2 | 6 | ''",
            })
    void errors_sayWhere_andWhatWouldBeRight(
            String rule, String code, int line, int column, String suggestion) {
        var finding = LicenceText.read(HEADER + rule).findings().get(0);

        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.line()).isEqualTo(line);
        assertThat(finding.column()).isEqualTo(column);
        assertThat(finding.arguments().getOrDefault(Finding.SUGGESTION, "")).isEqualTo(suggestion);
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            assertThat(FindingTexts.of(locale).text(finding)).isNotBlank().doesNotContain("{");
        }
    }

    @Test
    void aWrongWord_isToldWithWhatWasExpected() {
        var finding =
                LicenceText.read(HEADER + "permit invoke for purpse research").findings().get(0);

        assertThat(FindingTexts.of(Locale.ENGLISH).text(finding))
                .isEqualTo(
                        "Here stands “purpse”; expected was one of: purpose, organisations. Did you"
                                + " mean “purpose”?");
        assertThat(FindingTexts.of(Locale.GERMAN).text(finding)).endsWith("Meinten Sie „purpose“?");
    }

    @Test
    void aHomoglyph_isShownByItsCodePoint() {
        var finding =
                LicenceText.read(HEADER + "permit invoke for purpose r\u0435search")
                        .findings()
                        .get(0);

        assertThat(finding.arguments().get("found")).contains("(U+0435)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "licence",
                "licence \"T\"",
                "licence \"T\" version 1",
                "licence \"T\" version 01.0.0",
                "licence \"a\u202Eb\" version 1.0.0",
                "licence \"T\" version 1.0.0 forbid",
                "licence \"T\" version 1.0.0 permit",
                "licence \"T\" version 1.0.0 permit invoke permit",
                "licence \"T\" version 1.0.0 \uD800",
                "licence \"T\" version 1.0.0 permit invoke,",
                "licence \"T\" version 1.0.0 forbid invoke at most 3 calls per day",
            })
    void noLicence_isRefused(String text) {
        assertThat(LicenceText.read(text).licence()).isEmpty();
        assertThatThrownBy(() -> LicenceText.parse(text)).isInstanceOf(LicenceIsMalformed.class);
    }

    @Test
    void tooMuch_isRefused() {
        String rules = "permit invoke ".repeat(Licence.MAX_RULES + 1);
        String values = "research, ".repeat(Rule.MAX_PARTS) + "research";
        String tiers = ", above 1 MU per day 1 EUR per MU".repeat(Price.MAX_TIERS + 1);
        String limits = "1 calls per day and ".repeat(Rule.MAX_PARTS) + "1 calls per day";

        for (String text :
                new String[] {
                    "x".repeat(LicenceText.MAX_CHARACTERS + 1),
                    HEADER + rules,
                    HEADER + "permit invoke for purpose " + values,
                    HEADER + "permit invoke at most " + limits,
                    HEADER + "permit invoke price 1 EUR per MU" + tiers
                }) {
            assertThatThrownBy(() -> LicenceText.read(text)).isInstanceOf(LicenceIsTooLarge.class);
        }
    }

    @Property
    void anyText_isReadOrRefusedByName(@ForAll("texts") String text) {
        try {
            var reading = LicenceText.read(text);
            assertThat(reading.licence().isPresent()).isEqualTo(reading.findings().isEmpty());
            reading.findings().forEach(FindingTexts.of(Locale.GERMAN)::text);
        } catch (LicenceIsTooLarge refusal) {
            assertThat(refusal.code()).isEqualTo("licence-is-too-large");
        }
    }

    @Provide
    static Arbitrary<String> texts() {
        var words =
                Arbitraries.of(
                        ("licence version permit forbid duty revoke invoke for purpose in regions"
                             + " on nodes during days from grant to at most and or calls per month"
                             + " price MU first free above EUR derivatives permitted fixed share 12"
                             + " 0.5 % 1.0.0 2026-01-01 research EU , \"T\" \" \\ # \n")
                                .split(" ", -1));
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(200),
                words.list().ofMaxSize(40).map(list -> String.join(" ", list)),
                words.list().ofMaxSize(40).map(list -> HEADER + String.join(" ", list)));
    }

    @Property
    void anyLicence_isReadBackFromItsText(@ForAll("licences") Licence licence) {
        String text = LicenceFormatter.format(licence);

        assertThat(LicenceText.parse(text)).isEqualTo(licence);
        assertThat(LicenceFormatter.format(LicenceText.parse(text))).isEqualTo(text);
    }

    @Provide
    static Arbitrary<Licence> licences() {
        return Licences.any();
    }
}
