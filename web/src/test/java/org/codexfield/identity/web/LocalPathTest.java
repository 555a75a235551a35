package org.codexfield.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.xhtml",
                "/members.xhtml?organisation=acme",
                "/error/403.xhtml",
                "/search.xhtml?q=a%20b&x=1",
                "/a?return=/b.xhtml"
            })
    void pathsOfThePortal_areKept(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "index.xhtml",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/",
                "https:/evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/a\nb",
                "/a b",
                "/\t/evil.example",
                "/a#https://evil.example",
                "/<script>",
                "/@evil.example",
                "/a\"onload=x"
            })
    void everythingElse_leadsToTheStartPage(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }

    @Test
    void endlessPaths_leadToTheStartPage() {
        assertThat(LocalPath.of("/" + "a".repeat(5_000))).isEqualTo("/");
    }
}
