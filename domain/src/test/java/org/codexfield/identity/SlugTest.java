package org.codexfield.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a-b", "a1b2", "hospital-of-the-river", "a-1-b"})
    void aSlug_isShortAndPlain(String text) {
        assertThat(new Slug(text)).hasToString(text);
    }

    @Test
    void aSlug_hasThreeTo40Characters() {
        assertThat(new Slug("a".repeat(40)).value()).hasSize(40);
        for (var text : new String[] {"", "ab", "a".repeat(41), "a".repeat(100_000)}) {
            assertThatThrownBy(() -> new Slug(text)).isInstanceOf(SlugIsUnacceptable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme",
                "acme-",
                "-acme",
                "a--b",
                "1abc",
                "a_b",
                "a b",
                "a/b",
                "a.b",
                "../etc",
                "acmé",
                "аcme",
                "acme\n",
                "a%2fb",
                "acme\u0000",
                "did:web:x"
            })
    void aSlug_isRefused_withAnythingElse(String text) {
        assertThatThrownBy(() -> new Slug(text)).isInstanceOf(SlugIsUnacceptable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "api", "root", "system", "operator"})
    void aSlug_isRefused_whenItIsReserved(String text) {
        assertThatThrownBy(() -> new Slug(text))
                .isInstanceOf(SlugIsUnacceptable.class)
                .hasMessageContaining("reserved");
    }
}
