package org.codexfield.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {

    /** A fault of the program is no reason to believe what it was to check. */
    @Test
    void aCheckThatBreaksOff_doesNotHold() {
        var report = new Report();

        report.check(
                "some.check",
                "file",
                () -> {
                    throw new IllegalStateException("a\nfault");
                });

        assertThat(report.holds()).isFalse();
        assertThat(report.findings().get(0).name()).isEqualTo("some.check/check-broke-off");
        assertThat(report.findings().get(0).reason()).contains("a?fault");
    }
}
