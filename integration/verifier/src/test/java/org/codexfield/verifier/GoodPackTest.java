package org.codexfield.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoodPackTest {

    @Test
    void aGoodPack_holds() {
        var report = new Story().tell().report();

        assertThat(report.findings().stream().filter(Finding::spoils)).isEmpty();
        assertThat(report.holds()).isTrue();
    }
}
