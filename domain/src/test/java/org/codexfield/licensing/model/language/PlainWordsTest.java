package org.codexfield.licensing.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.codexfield.licensing.Enforceability;
import org.codexfield.licensing.PlainRule;
import org.codexfield.licensing.PlainTerm;
import org.junit.jupiter.api.Test;

class PlainWordsTest {

    private static List<String> said(List<PlainRule> rules) {
        return rules.stream()
                .flatMap(
                        rule ->
                                Stream.concat(
                                        Stream.of(rule.lead()),
                                        Stream.concat(
                                                        rule.actions().stream(),
                                                        rule.conditions().stream())
                                                .map(PlainTerm::text)))
                .toList();
    }

    @Test
    void aLicence_isSaidInEnglish() {
        assertThat(said(PlainWords.of(Licences.hospital(), Locale.UK)))
                .containsExactly(
                        "Permitted",
                        "To call it through the gateway",
                        "To get a copy of its files",
                        "Only for these purposes and narrower ones: Research, Teaching in schools"
                                + " and universities",
                        "Only within 365 days of the grant",
                        "At most 10,000 calls in each calendar month (UTC)",
                        "At most 50 calls in each minute of the clock",
                        "Only where the node and the organisation both lie in: European Union,"
                                + " Switzerland",
                        "It costs 0.002 EUR for each metered unit (MU); the first 1,000 MU in each"
                                + " calendar month (UTC) are free",
                        "Works may be derived from it under the same conditions; each direct child"
                                + " passes on 12 % of what it receives",
                        "Required",
                        "Name “Example Institute” wherever results are shown",
                        "Forbidden, whatever is done with it",
                        "For these purposes and narrower ones: Biometric identification of persons",
                        "Access ends early",
                        "When a payment is 30 days overdue or more",
                        "When the institution no longer vouches for the holder");
    }

    @Test
    void aLicence_isSaidInGerman_withGermanNumbersAndDays() {
        var licence =
                Licences.of(
                        "permit invoke during 2027-03-01 to 2027-03-31",
                        "  at most 10000 calls per day from grant",
                        "  on nodes in FR  price 0.5 EUR per MU  derivatives forbidden");

        assertThat(said(PlainWords.of(licence, Locale.GERMANY)))
                .contains(
                        "Nur vom 01.03.2027 bis zum 31.03.2027, beide Tage eingeschlossen (UTC)",
                        "Höchstens 10.000 Aufrufe je Tag ab der Bewilligung",
                        "Nur auf Knoten in: Frankreich",
                        "Es kostet 0,5 EUR je gemessener Einheit (MU)",
                        "Nichts darf daraus abgeleitet werden, was auch immer sonst erlaubt ist");
    }

    @Test
    void tiers_areSaidInBothLanguages() {
        var licence =
                Licences.of(
                        "permit invoke price 0.002 EUR per MU, first 1000 MU per month free,",
                        "above 10000 MU per month 0.0015 EUR per MU,",
                        "above 50000 MU per month 0.001 EUR per MU");

        assertThat(said(PlainWords.of(licence, Locale.UK)))
                .contains(
                        "It costs 0.002 EUR for each metered unit (MU); the first 1,000 MU in each"
                            + " calendar month (UTC) are free; 0.0015 EUR for each MU beyond the"
                            + " first 10,000 in each calendar month (UTC); 0.001 EUR for each MU"
                            + " beyond the first 50,000 in each calendar month (UTC)");
        assertThat(said(PlainWords.of(licence, Locale.GERMANY)))
                .contains(
                        "Es kostet 0,002 EUR je gemessener Einheit (MU); die ersten 1.000 MU je"
                            + " Kalendermonat (UTC) sind frei; 0,0015 EUR für jede MU über die"
                            + " ersten 10.000 je Kalendermonat (UTC) hinaus; 0,001 EUR für jede MU"
                            + " über die ersten 50.000 je Kalendermonat (UTC) hinaus");
    }

    @Test
    void whatATermRestsOn_isSaidAsTheNotesSayIt() {
        var said = PlainWords.of(Licences.hospital(), Locale.UK).get(0);

        assertThat(said.conditions())
                .extracting(PlainTerm::restsOn)
                .containsSubsequence(
                        Enforceability.CONTRACTUAL,
                        Enforceability.ENFORCED,
                        Enforceability.ATTESTED,
                        Enforceability.ENFORCED,
                        Enforceability.CONTRACTUAL);
    }

    @Property
    void everyLicence_canBeSaid_ruleByRule(@ForAll("licences") Licence licence) {
        for (var locale : List.of(Locale.UK, Locale.GERMANY)) {
            var said = PlainWords.of(licence, locale);
            assertThat(said).hasSameSizeAs(licence.rules());
            assertThat(said(said)).allSatisfy(text -> assertThat(text).isNotBlank());
        }
    }

    @Provide
    net.jqwik.api.Arbitrary<Licence> licences() {
        return Licences.any();
    }
}
