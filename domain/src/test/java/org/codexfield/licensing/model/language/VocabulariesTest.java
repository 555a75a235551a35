package org.codexfield.licensing.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class VocabulariesTest {

    private final PurposeVocabulary purposes = PurposeVocabulary.shipped();
    private final RegionVocabulary regions = RegionVocabulary.shipped();

    @Test
    void purposes_areNamedInBothLanguages_andCodedAsTheGrammarReadsThem() {
        assertThat(purposes.all()).hasSizeGreaterThanOrEqualTo(25);
        for (var purpose : purposes.all()) {
            assertThat(purpose.label(Locale.ENGLISH)).isNotBlank();
            assertThat(purpose.label(Locale.GERMANY)).isNotBlank();
            assertThat(purpose.duo().stream()).allMatch(duo -> duo.matches("DUO:\\d{7}"));
            Licences.of("permit invoke for purpose " + purpose.code());
        }
    }

    @Test
    void aBroaderPurpose_coversTheNarrower_neverTheOtherWay() {
        assertThat(purposes.covers("research", "genetic-research")).isTrue();
        assertThat(purposes.covers("genetic-research", "research")).isFalse();
        assertThat(purposes.covers("research", "teaching")).isFalse();
        assertThat(purposes.covers("research", "nonsense")).isFalse();
        assertThat(purposes.covers("nonsense", "nonsense")).isFalse();
    }

    @Property
    void covering_isAnOrder(
            @ForAll("codes") String a, @ForAll("codes") String b, @ForAll("codes") String c) {
        assertThat(purposes.covers(a, a)).isTrue();
        if (purposes.covers(a, b) && purposes.covers(b, c)) {
            assertThat(purposes.covers(a, c)).isTrue();
        }
        if (purposes.covers(a, b) && purposes.covers(b, a)) {
            assertThat(a).isEqualTo(b);
        }
        assertThat(purposes.covered(a).contains(b)).isEqualTo(purposes.covers(a, b));
    }

    @Provide
    static Arbitrary<String> codes() {
        return Licences.purposes();
    }

    @Test
    void groups_coverTheirCountries() {
        assertThat(regions.covers("EU", "DE")).isTrue();
        assertThat(regions.covers("EU", "CH")).isFalse();
        assertThat(regions.covers("EEA", "EU")).isTrue();
        assertThat(regions.covers("EU", "EEA")).isFalse();
        assertThat(regions.covers("CH", "CH")).isTrue();
        assertThat(regions.covers("XX", "XX")).isFalse();
    }

    @Test
    void theNearestWord_isSuggested_unlessItIsFar() {
        assertThat(Suggestion.nearest("purpse", purposes.codes())).isEmpty();
        assertThat(Suggestion.nearest("taeching", purposes.codes())).contains("teaching");
        assertThat(Suggestion.distance("ab", "ba")).isEqualTo(1);
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
    }
}
