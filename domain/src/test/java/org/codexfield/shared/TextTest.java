package org.codexfield.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @Test
    void aLine_isTrimmedAndComposed() {
        assertThat(Text.line("name", "  Rene\u0301  ", 5)).isEqualTo("Ren\u00E9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>bold</b>", "'; DROP TABLE x --", "日本語", "👩‍🔬 lab", "نص"})
    void aLine_mayHoldAnyWriting(String text) {
        assertThat(Text.line("name", text, 50)).isEqualTo(text);
    }

    @Test
    void aLine_isRefused_whenItIsEmptyOrTooLong() {
        for (var text : new String[] {"", " \t ", "x".repeat(11), "x".repeat(1_000_000)}) {
            assertThatThrownBy(() -> Text.line("name", text, 10))
                    .isInstanceOf(TextIsUnacceptable.class)
                    .hasMessageContaining("name");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\tb",
                "a\nb",
                "a\rb",
                "a\u001Bb",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202Eb",
                "a\u2066b",
                "a\uD800b",
                "a\uFFFFb"
            })
    void aLine_isRefused_withCharactersThatHideOrReorder(String text) {
        assertThatThrownBy(() -> Text.line("name", text, 50))
                .isInstanceOf(TextIsUnacceptable.class)
                .hasMessageContaining("U+");
    }

    @Test
    void aBlock_mayBeEmptyAndHaveLines() {
        assertThat(Text.block("reason", " ", 10)).isEmpty();
        assertThat(Text.block("reason", "a\r\n\tb", 10)).isEqualTo("a\n\tb");
    }

    @Test
    void aBlock_isRefused_withCharactersThatHideOrReorder() {
        for (var text : new String[] {"a\u0000b", "a\rb", "a\u202Eb", "a\uDC00b"}) {
            assertThatThrownBy(() -> Text.block("reason", text, 50))
                    .isInstanceOf(TextIsUnacceptable.class);
        }
    }

    @Test
    void aText_neverGrowsBeyondItsBound() {
        // one character that composes to three
        var growing = "\uFB2C".repeat(10);

        assertThatThrownBy(() -> Text.line("name", growing, 10))
                .isInstanceOf(TextIsUnacceptable.class);
        assertThatThrownBy(() -> Text.block("name", growing, 10))
                .isInstanceOf(TextIsUnacceptable.class);
    }
}
