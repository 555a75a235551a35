package org.codexfield.capsules.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNumberTest {

    @Test
    void numbers_orderAsTheSpecificationSays() {
        // Semantic Versioning 2.0.0, section 11
        var ordered =
                Stream.of(
                                "0.9.0",
                                "1.0.0-2",
                                "1.0.0-11",
                                "1.0.0-alpha",
                                "1.0.0-alpha.1",
                                "1.0.0-alpha.beta",
                                "1.0.0-alpha-b",
                                "1.0.0-beta",
                                "1.0.0-beta.2",
                                "1.0.0-beta.11",
                                "1.0.0-rc.1",
                                "1.0.0",
                                "1.2.0",
                                "1.10.0",
                                "2.0.0")
                        .map(VersionNumber::new)
                        .toList();

        assertThat(ordered.stream().sorted()).containsExactlyElementsOf(ordered);
        assertThat(new VersionNumber("1.0.0+a").precedence())
                .isEqualTo(new VersionNumber("1.0.0").precedence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "0.0.4", "1.0.0-0A.is.legal", "1.0.0+0.build.1-rc", "1.0.0--"})
    void valid_isTaken(String number) {
        assertThat(new VersionNumber(number)).hasToString(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.0",
                "01.0.0",
                "1.0.0-",
                "1.0.0-01",
                "1.0.0+",
                "v1.0.0",
                "1.0.0 ",
                "1.0.0-a..b",
                "1.0.0+a+b",
                "1.0.0/..",
                "1234567890.0.0",
                "1.0.0-ä"
            })
    void invalid_isRefused(String number) {
        assertThatThrownBy(() -> new VersionNumber(number))
                .isInstanceOf(VersionNumberIsMalformed.class);
    }

    @Test
    void length_isBounded() {
        assertThatThrownBy(() -> new VersionNumber("1.0.0-" + "a".repeat(59)))
                .isInstanceOf(VersionNumberIsMalformed.class);
    }
}
