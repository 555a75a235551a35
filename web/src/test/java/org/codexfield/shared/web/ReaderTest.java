package org.codexfield.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReaderTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T08:48:22.123Z");

    private final Reader reader = new Reader();

    @Test
    void language_isTheOneChosen_withTheRegionOfTheBrowser() {
        var accepted = List.of(Locale.US, new Locale("de", "AT"));

        assertThat(Reader.chooseLocale("de", accepted)).isEqualTo(new Locale("de", "AT"));
        assertThat(Reader.chooseLocale("en", accepted)).isEqualTo(Locale.US);
    }

    @Test
    void language_isTheFirstWeSpeak_whenNoneIsChosen() {
        assertThat(Reader.chooseLocale("", List.of(Locale.FRANCE, Locale.GERMAN)))
                .isEqualTo(Locale.GERMANY);
    }

    @Test
    void language_isEnglish_whenWeSpeakNoneOfThem() {
        assertThat(Reader.chooseLocale("", List.of(Locale.JAPAN))).isEqualTo(Locale.UK);
        assertThat(Reader.chooseLocale("../../etc", List.of())).isEqualTo(Locale.UK);
    }

    @Test
    void language_keepsNoExtension_thatABrowserSends() {
        Locale extended = Locale.forLanguageTag("de-DE-u-nu-arab");

        assertThat(Reader.chooseLocale("", List.of(extended))).isEqualTo(Locale.GERMANY);
        assertThat(Reader.chooseLocale("de", List.of(extended))).isEqualTo(Locale.GERMANY);
    }

    @Test
    void moment_isShownForPeople_andExactlyInUtc() {
        assertThat(reader.dateTime(MORNING)).isEqualTo("21 Nov 2026, 08:48");
        assertThat(reader.utc(MORNING)).isEqualTo("2026-11-21 08:48:22 UTC");
        assertThat(reader.iso(MORNING)).isEqualTo("2026-11-21T08:48:22.123Z");
    }

    @Test
    void day_hasNoZone() {
        LocalDate day = LocalDate.of(2026, 11, 21);

        assertThat(reader.date(day)).isEqualTo("21 Nov 2026");
        assertThat(reader.utc(day)).isEqualTo("2026-11-21");
    }

    @Test
    void nothing_isShownAsNothing() {
        assertThat(reader.dateTime(null)).isEmpty();
        assertThat(reader.date(null)).isEmpty();
        assertThat(reader.utc(null)).isEmpty();
        assertThat(reader.abbreviated(null)).isEmpty();
    }

    @Test
    void moment_isRefused_whenItIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> reader.dateTime("yesterday"));
    }

    @Test
    void identifier_isShortenedInTheMiddle_onlyWhenItIsLong() {
        assertThat(reader.abbreviated("sha-256:9f86d081884c7d659a2feaa0c55ad015"))
                .isEqualTo("sha-256:9f…5ad015");
        assertThat(reader.abbreviated("short")).isEqualTo("short");
    }
}
