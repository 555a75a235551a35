package org.codexfield.capsules.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.capsules.service.CapsulesApplication.ONE;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Documentation;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What words find, the same on every database. In each test Acme's name is a word of its own. */
abstract class SearchContract extends CapsulesContract {

    SearchContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "größenmessung",
                "GRÖSSENMESSUNG",
                "gro\u0308ßenmessung",
                "ärzte",
                "ÄRZTE",
                "größe",
                "naïve",
                "肺部扫描",
                "легких",
                "covid19"
            })
    void aWord_isFound_whateverItsCaseAndItsLetters(String query) {
        var name =
                published("Größenmessung für Ärzte", "A naïve sum (COVID19): 肺部扫描; снимки легких.");

        assertThat(found(query + " " + acme.slug())).containsExactly(name.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan", "scans", "Scanned", "thor", "radiograph", "open-science", "v2"})
    void aWord_isFoundByItsStem_andByHowItBegins(String query) {
        var name =
                published(
                        "Scanned thorax",
                        "Scans by radiographers, see https://open-science.example/a_b?c=v2.1");

        assertThat(found(query + " " + acme.slug())).containsExactly(name.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"horax", "can", "thoraxes of kidneys", "scan kidney", "science-fiction"})
    void nothingIsFound_inTheMiddleOfAWord_orWhenOneWordIsMissing(String query) {
        published("Scanned thorax", "See https://open-science.example");

        assertThat(found(query + " " + acme.slug())).isEmpty();
    }

    @Test
    void allWords_areLookedFor_whereverTheyStand() {
        var name = published("Thorax", "Of mice and women");
        published("Thorax", "Of women");

        assertThat(found("mice women thorax lung " + acme.slug())).containsExactly(name.toString());
    }

    @Test
    void stopWords_doNotHinder_andAreFoundWhenNothingElseIsLookedFor() {
        var name = published("Thorax", "Scans");
        published("Heart", "With the valves of it");

        assertThat(found("the scans of a thorax mit " + acme.slug()))
                .containsExactly(name.toString());
        assertThat(found("with the")).contains(nameOf("Heart")).doesNotContain(name.toString());
    }

    @Test
    void names_areFound_ofTheCapsule_andOfItsOrganisation() {
        var name = published("Thorax", "Scans");

        assertThat(found(name.slug())).containsExactly(name.toString());
        assertThat(found(acme.slug())).containsExactly(name.toString());
        assertThat(found(name.toString())).containsExactly(name.toString());
    }

    @Test
    void theTitle_countsMost() {
        var inText = published("Heart", "Also thorax");
        var inTitle = published("Thorax", "Heart");

        assertThat(found("thorax " + acme.slug()))
                .containsExactly(inTitle.toString(), inText.toString());
        assertThat(found("heart " + acme.slug()))
                .containsExactly(inText.toString(), inTitle.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "''",
                "' OR 1=1 --",
                "thorax' | 'zzz",
                "!thorax",
                ":*",
                "thorax:* & !lung",
                "<->",
                "(((",
                "\\",
                "\\'",
                "% _ !",
                "-thorax",
                "\"thorax",
                "\ud83e\udec1",
                "\ud83e",
                "\uffff"
            })
    void whatLooksLikeAQuery_isWords_orNothing(String query) {
        var name = published("Thorax", "Scans of lungs");

        boolean allThere =
                SPELLED_OUT.contains(query) || query.chars().noneMatch(Character::isLetter);
        assertThat(found(query + " " + acme.slug()).contains(name.toString())).isEqualTo(allThere);
        assertThat(found(query).contains(name.toString())).isEqualTo(SPELLED_OUT.contains(query));
    }

    /** Nothing but words of the capsule, whatever stands between. */
    private static final List<String> SPELLED_OUT =
            List.of("!thorax", "thorax:* & !lung", "-thorax", "\"thorax");

    @Test
    void theLongestQuery_andTheLongestWord_areLookedFor() {
        var word = "donaudampfschifffahrt".repeat(9);
        var name = published("Thorax", word);

        assertThat(found(word)).containsExactly(name.toString());
        assertThat(found("a ".repeat(100))).isNotNull();
    }

    @Test
    void onlyTheListedVersion_isFound() {
        var name = published("Thorax", "Scans");
        it.app.as(ann, () -> it.get(DraftService.class).begin(name, NEXT));
        publish(name, NEXT, "Heart", "Valves");

        assertThat(found("thorax " + acme.slug())).isEmpty();
        assertThat(found("heart " + acme.slug())).containsExactly(name.toString());
        it.app.as(ann, () -> it.get(PublicationService.class).withdraw(name, NEXT, "wrong"));
        assertThat(found("heart " + acme.slug())).isEmpty();
        assertThat(found("thorax " + acme.slug())).containsExactly(name.toString());
    }

    /** The number is kept beside the capsules: it must follow whatever becomes of them. */
    @Test
    void theCatalogue_isCounted_asItChanges() {
        long before = total();
        var first = published("Thorax", "Scans");
        published("Heart", "Scans");
        it.aSealed(ann, acme);
        assertThat(total()).isEqualTo(before + 2);

        it.app.as(ann, () -> it.get(PublicationService.class).withdraw(first, ONE, "wrong"));
        assertThat(total()).isEqualTo(before + 1);
        assertThat(own(ListQuery.first(5)).total()).isOne();
        assertThat(own(ListQuery.at(5, 5)).total()).isOne();
        assertThat(search(ListQuery.at(1_000, 5)).total()).isEqualTo(before + 1);
        assertThat(
                        it.app.as(
                                NOBODY,
                                () -> it.get(CatalogueService.class).counts(ListQuery.first(1))))
                .contains(new CatalogueCount("dataset", acme.slug(), 1));
    }

    private static final VersionNumber NEXT = new VersionNumber("1.1.0");

    private CapsuleName published(String title, String description) {
        var name = it.aDraft(ann, acme);
        publish(name, ONE, title, description);
        return name;
    }

    private void publish(CapsuleName name, VersionNumber number, String title, String text) {
        var said = new Documentation(title, text, "# Card of a lung", List.of("tagged"));
        it.app.as(
                ann,
                () ->
                        it.get(DraftService.class)
                                .describe(name, number, Optional.empty(), said, Optional.empty()));
        it.put(ann, name, number, "a", name + " " + number);
        it.seal(ann, name, number);
        it.app.as(ann, () -> it.get(PublicationService.class).publish(name, number));
    }

    private String nameOf(String title) {
        return own(ListQuery.first(9)).items().stream()
                .filter(entry -> entry.title().equals(title))
                .findFirst()
                .orElseThrow()
                .capsule();
    }

    private long total() {
        return search(ListQuery.first(1)).total();
    }

    private org.codexfield.shared.Page<CatalogueEntry> own(ListQuery query) {
        return search(query.where("organisation", acme.slug()));
    }

    private org.codexfield.shared.Page<CatalogueEntry> search(ListQuery query) {
        return it.app.as(NOBODY, () -> it.get(CatalogueService.class).search(query));
    }
}
