package org.codexfield.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DidTest {

    @Test
    void parts_areRead() {
        var did = new Did("did:web:localhost%3A8080:organisations:acme");
        assertThat(did.method()).isEqualTo("web");
        assertThat(did.methodSpecificId()).isEqualTo("localhost%3A8080:organisations:acme");
        assertThat(did).hasToString("did:web:localhost%3A8080:organisations:acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "did:example:123456789abcdefghi",
                "did:x1:::a",
                "did:a:-._"
            })
    void constructor_acceptsTheGrammar(String text) {
        assertThat(new Did(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "did:",
                "did:web",
                "did:web:",
                "did::x",
                "DID:web:x",
                "did:Web:x",
                "did:web:a:",
                "did:web:a/b",
                "did:web:a#key-1",
                "did:web:a?x=1",
                "did:web:%3",
                "did:web:%zz",
                "did:web:a b",
                "did:web:\u00e4",
                "did:web:a\n",
                " did:web:a"
            })
    void constructor_isRefused_outsideTheGrammar(String text) {
        assertThatThrownBy(() -> new Did(text)).isInstanceOf(DidIsMalformed.class);
    }

    @Test
    void constructor_isRefused_whenTooLong() {
        var longest = "did:web:" + "a".repeat(Did.MAX_LENGTH - 8);
        assertThat(new Did(longest).value()).hasSize(Did.MAX_LENGTH);
        assertThatThrownBy(() -> new Did(longest + "a"))
                .isInstanceOf(DidIsMalformed.class)
                .hasMessageContaining("513");
    }

    @Test
    void theDidOfAnAddress_hasItsHostPortAndPath() {
        assertThat(Did.web(URI.create("https://example.org")))
                .isEqualTo(new Did("did:web:example.org"));
        assertThat(Did.web(URI.create("http://localhost:8080/a/b/")))
                .isEqualTo(new Did("did:web:localhost%3A8080:a:b"));
        assertThatThrownBy(() -> Did.web(URI.create("urn:x"))).isInstanceOf(DidIsMalformed.class);
    }
}
