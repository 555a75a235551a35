package org.codexfield.licensing.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LicensedPurposesTest {

    private static Set<String> of(String rules) {
        return LicensedPurposes.of(LicenceText.parse("licence \"L\" version 1.0.0\n" + rules));
    }

    @Test
    void aPurpose_coversNarrowerOnes_andNoBroaderOne() {
        assertThat(of("permit invoke for purpose biomedical-research\n"))
                .contains("biomedical-research", "genetic-research")
                .doesNotContain("research", "population-research");
    }

    @Test
    void withoutPurpose_itIsEveryPurpose() {
        assertThat(of("permit invoke\n"))
                .isEqualTo(Set.copyOf(PurposeVocabulary.shipped().codes()));
    }

    @Test
    void whatIsForbidden_isTakenOff() {
        assertThat(of("permit invoke for purpose research\nforbid purpose genetic-research\n"))
                .contains("research", "population-research")
                .doesNotContain("genetic-research");
    }

    /** It may still be invoked for it. */
    @Test
    void whatIsForbiddenForOneAction_stays() {
        assertThat(
                        of(
                                """
                                permit invoke, download for purpose research
                                forbid download for purpose genetic-research
                                """))
                .contains("genetic-research");
    }
}
