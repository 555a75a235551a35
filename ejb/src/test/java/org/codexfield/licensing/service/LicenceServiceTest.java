package org.codexfield.licensing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.codexfield.licensing.LicenceIsMalformed;
import org.codexfield.licensing.Severity;
import org.junit.jupiter.api.Test;

class LicenceServiceTest {

    private static final String OPEN = "licence \"Open\" version 1.0.0\npermit invoke\n";

    private final LicenceService licences = new LicenceService();

    LicenceServiceTest() {
        licences.clock = Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);
    }

    @Test
    void lint_tellsWhatIsOdd_inTheReadersLanguage() {
        var lint =
                licences.lint(
                        LicenceForm.TEXT,
                        OPEN + "  during 2026-01-01 to 2026-02-01",
                        Locale.GERMANY);

        assertThat(lint.usable()).isTrue();
        assertThat(lint.findings().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(lint.findings().get(0).message()).startsWith("Der letzte Tag 2026-02-01");
        assertThat(lint.terms()).hasSize(2);
        assertThat(lint.termsDigest()).isPresent();
    }

    @Test
    void lint_ofWhatIsNoLicence_givesErrorsAndNoText() {
        var lint = licences.lint(LicenceForm.TEXT, OPEN + "  for purpose reserch", Locale.UK);

        assertThat(lint.usable()).isFalse();
        assertThat(lint.text()).isEmpty();
        assertThat(lint.findings().get(0).suggestion()).contains("research");
        assertThat(lint.findings().get(0).line()).contains(3);
    }

    @Test
    void convert_goesBothWays() {
        var there = licences.convert(LicenceForm.TEXT, OPEN, Locale.UK);
        var back =
                licences.convert(
                        LicenceForm.ODRL, there.odrl().orElseThrow().toString(), Locale.UK);

        assertThat(back).isEqualTo(there);
        assertThat(back.exact()).isTrue();
        assertThat(back.text()).contains(OPEN);
    }

    @Test
    void convert_ofWhatIsNoLicence_isRefused() {
        assertThatThrownBy(() -> licences.convert(LicenceForm.TEXT, "licence", Locale.UK))
                .isInstanceOf(LicenceIsMalformed.class);
    }
}
