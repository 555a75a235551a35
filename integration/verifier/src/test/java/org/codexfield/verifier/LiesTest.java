package org.codexfield.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lie is found, and named by its own finding. */
class LiesTest {

    /** Raised with every new kind: none gets lost unseen. */
    private static final int KINDS = 182;

    static Stream<Lie> lies() {
        return Stream.of(
                        PackLies.all(),
                        LogLies.all(),
                        CapsuleLies.all(),
                        GrantLies.all(),
                        CredentialLies.all())
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLie_isFound_andNamed(Lie lie) {
        var report = lie.report(new Story());

        assertThat(report.holds()).isFalse();
        assertThat(report.findings().stream().filter(Finding::spoils).map(Finding::name))
                .contains(lie.expected());
    }

    static Stream<Lie> liesAboutCalls() {
        return Stream.of(ReceiptLies.all(), CorrectionLies.all(), CallTokenLies.all())
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("liesAboutCalls")
    void aLieAboutACall_isFound_andNamed(Lie lie) {
        var report = lie.report(new ReceiptStory());

        assertThat(report.holds()).isFalse();
        assertThat(report.findings().stream().filter(Finding::spoils).map(Finding::name))
                .contains(lie.expected());
    }

    @Test
    void theLies_areManyKinds() {
        var all = Stream.concat(lies(), liesAboutCalls()).toList();

        assertThat(all.stream().map(Lie::name)).doesNotHaveDuplicates();
        assertThat(all.stream().map(Lie::expected).distinct()).hasSizeGreaterThanOrEqualTo(KINDS);
    }
}
