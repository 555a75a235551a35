package org.codexfield.licensing.model.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.codexfield.licensing.CallCounts;
import org.codexfield.licensing.CredentialStatus;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.model.language.LicenceText;
import org.codexfield.licensing.model.language.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivationTest {

    private static final String RESEARCH =
            "permit derive for purpose research derivatives permitted, cascading share 12 %\n";
    private static final String TEACHING =
            "permit derive for purpose teaching derivatives permitted, cascading share 3 %\n";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {RESEARCH + TEACHING, TEACHING + RESEARCH})
    void theShare_isThatOfTheRuleThatPermits_inEitherOrder(String rules) {
        assertThat(derivation(rules, "teaching").share()).contains(cascading(30_000));
        assertThat(derivation(rules, "research").share()).contains(cascading(120_000));
        assertThat(derivation(rules, "research", "teaching").share()).contains(cascading(120_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permit derive for purpose research\n" + RESEARCH,
                RESEARCH + "permit derive for purpose research\n"
            })
    void whereSeveralRulesHold_theLargestShareCounts(String rules) {
        assertThat(derivation(rules, "research").share()).contains(cascading(120_000));
    }

    @Test
    void ofEqualShares_theFixedOneIsLarger() {
        var fixed = "permit derive for purpose research derivatives permitted, fixed share 12 %\n";

        assertThat(derivation(RESEARCH + fixed, "research").share())
                .contains(new Share(Share.Kind.FIXED, 120_000));
    }

    @Test
    void aRuleThatDoesNotHold_asksForNothing() {
        var past =
                "permit derive for purpose teaching during 2020-01-01 to 2020-12-31"
                        + " derivatives permitted, cascading share 50 %\n";

        assertThat(derivation(past + TEACHING, "teaching").share()).contains(cascading(30_000));
        assertThat(derivation("permit derive for purpose teaching\n", "teaching").share())
                .isEmpty();
    }

    @Test
    void whatIsNotPermitted_tellsTheRuleThatCameFurthest_andNoShare() {
        var regional =
                "permit derive for purpose research in regions EU"
                        + " derivatives permitted, cascading share 12 %\n";
        var derivation = derivation(TEACHING + regional, "research", "marketing");

        assertThat(derivation.decision().code()).isEqualTo(DecisionCode.FACT_IS_UNKNOWN);
        assertThat(derivation.decision().rule()).isEqualTo(2);
        assertThat(derivation.share()).isEmpty();
    }

    private static Share cascading(int ppm) {
        return new Share(Share.Kind.CASCADING, ppm);
    }

    private static Derivation derivation(String rules, String... purposes) {
        var text = "licence \"Scans\" version 1.0.0\n" + rules;
        return Derivation.of(
                new CompiledLicence(LicenceText.parse(text)),
                Set.of(purposes),
                new StateOfWorld(
                        NOON, NOON, CallCounts.NONE_KNOWN, CredentialStatus.VALID, true, 0));
    }
}
