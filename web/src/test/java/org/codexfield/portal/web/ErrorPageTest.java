package org.codexfield.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"/members.xhtml", "/member.xhtml?id=a-1&tab=x%20y", "/error/500.xhtml"})
    void reader_returnsToThePage_theyCameFrom(String from) {
        assertThat(ErrorPage.ownPage(from)).isEqualTo(from);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/x.xhtml",
                "https://evil.example/x.xhtml",
                "/\\evil.example/x.xhtml",
                "javascript:alert(1)//x.xhtml",
                "/../secret.xhtml",
                "/x.xhtml#\"><script>",
                "/x.xhtml\r\nLocation: y",
                ""
            })
    void reader_returnsToTheStart_whenTheAddressIsNotOurs(String from) {
        assertThat(ErrorPage.ownPage(from)).isEqualTo("/");
    }

    @Test
    void reader_returnsToTheStart_whenThereIsNoAddress() {
        assertThat(ErrorPage.ownPage(null)).isEqualTo("/");
    }
}
