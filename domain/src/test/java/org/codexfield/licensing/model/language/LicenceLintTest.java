package org.codexfield.licensing.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.codexfield.licensing.Enforceability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceLintTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private static List<Finding> lint(String rules) {
        var reading = LicenceText.read("licence \"T\" version 1.0.0\n" + rules.replace(';', '\n'));
        return LicenceLint.check(reading.licence().orElseThrow(), reading.lines(), NOW);
    }

    @Test
    void theExample_isClean() {
        assertThat(LicenceLint.check(Licences.hospital(), List.of(), NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permit invoke;forbid invoke | contradiction | ERROR",
                "permit invoke for purpose genetic-research;forbid purpose research"
                        + " | contradiction | ERROR",
                "permit invoke in regions DE;forbid invoke on nodes in EU | contradiction | ERROR",
                "permit derive;permit invoke derivatives forbidden | contradiction | ERROR",
                "permit derive derivatives forbidden | contradiction | ERROR",
                "permit invoke during 2026-12-31 to 2026-01-01 | dates-reversed | ERROR",
                "permit invoke during 2026-01-01 to 2026-06-14 | dates-past | WARNING",
                "permit invoke at most 0 calls per day | zero-calls | ERROR",
                "permit invoke for purpose research for purpose teaching"
                        + " | purposes-disjoint | ERROR",
                "permit invoke in regions EU on nodes in US | regions-disjoint | ERROR",
                "permit invoke derivatives permitted, fixed share 100.0001 %"
                        + " | share-over-whole | ERROR",
                "permit invoke derivatives permitted, cascading share 0 % | share-zero | ERROR",
                "permit invoke price 1 EUR per MU, above 9 MU per day 2 EUR per MU, above 9 MU per"
                        + " day 3 EUR per MU | tiers-not-ascending | ERROR",
                "permit invoke price 1 EUR per MU, above 9 MU per day 2 EUR per MU, above 8 MU per"
                        + " day 3 EUR per MU | tiers-not-ascending | ERROR",
                "permit invoke price 1 EUR per MU, first 10 MU per day free, above 10 MU per day"
                        + " 2 EUR per MU | tiers-not-ascending | ERROR",
                "permit invoke price 1 EUR per MU, first 5 MU per day free, above 10 MU per month"
                        + " 2 EUR per MU | price-windows-differ | ERROR",
                "permit invoke price 1 EUR per MU, above 5 MU per day 2 EUR per MU, above 10 MU"
                        + " per year 2 EUR per MU | price-windows-differ | ERROR",
                "permit invoke in regions EU in regions EU | duplicate-constraint | WARNING",
                "permit invoke in regions EU, EU | duplicate-value | WARNING",
                "permit invoke;permit invoke | duplicate-rule | WARNING",
                "permit invoke at most 5 calls per day and 4 calls per day"
                        + " | limit-superfluous | WARNING",
                "duty attribute \"X\" | nothing-permitted | WARNING",
            })
    void whatIsOdd_isFound(String rules, String code, String severity) {
        var findings = lint(rules);

        assertThat(findings)
                .anySatisfy(
                        finding -> {
                            assertThat(finding.code()).isEqualTo(code);
                            assertThat(finding.severity()).hasToString(severity);
                        });
        for (var finding : findings) {
            assertThat(FindingTexts.of(Locale.ENGLISH).text(finding)).doesNotContain("{");
            assertThat(FindingTexts.of(Locale.GERMAN).text(finding)).doesNotContain("{");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permit invoke for purpose research;forbid purpose genetic-research",
                "permit invoke in regions EU;forbid invoke in regions DE",
                "permit invoke;forbid download",
                "permit invoke at most 5 calls per day and 4 calls per day from grant",
                "permit invoke during 2026-01-01 to 2026-06-15",
                "permit invoke derivatives permitted, fixed share 100 %",
                "permit invoke price 1 EUR per MU, first 10 MU per day free, above 11 MU per day"
                        + " 2 EUR per MU, above 12 MU per day 0 EUR per MU",
            })
    void whatIsMeant_isNot(String rules) {
        assertThat(lint(rules)).isEmpty();
    }

    @Test
    void findings_nameTheLine() {
        assertThat(lint("forbid invoke;permit invoke").get(0).line()).isEqualTo(3);
    }

    @Test
    void everyTerm_saysWhatItRestsOn() {
        var notes = TermNote.of(Licences.hospital());

        assertThat(notes)
                .contains(
                        new TermNote(1, "at most 10000 calls per month", Enforceability.ENFORCED),
                        new TermNote(1, "in regions EU, CH", Enforceability.ATTESTED),
                        new TermNote(
                                1, "for purpose research, teaching", Enforceability.CONTRACTUAL))
                .hasSize(13);
    }
}
