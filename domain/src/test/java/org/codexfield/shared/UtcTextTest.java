package org.codexfield.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcTextTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00:00Z, 2026-03-02T12:00:00.000Z",
        "2026-03-02T12:00:00.050Z, 2026-03-02T12:00:00.050Z",
        "2026-03-02T12:00:00.999999Z, 2026-03-02T12:00:00.999Z",
        "2026-03-02T12:00:00+02:00, 2026-03-02T10:00:00.000Z"
    })
    void aTime_hasThreeDigitsOfMilliseconds_inUtc(String instant, String text) {
        assertThat(UtcText.of(Instant.parse(instant))).isEqualTo(text);
    }
}
