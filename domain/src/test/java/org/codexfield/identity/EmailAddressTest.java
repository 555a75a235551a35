package org.codexfield.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void anAddress_isTrimmedAndInLowerCase() {
        assertThat(new EmailAddress("  Ann.Smith@Example.ORG ").value())
                .isEqualTo("ann.smith@example.org");
    }

    @Test
    void oneAddress_isOneValue_howeverItWasTyped() {
        assertThat(new EmailAddress("rene\u0301@example.org"))
                .isEqualTo(new EmailAddress("REN\u00C9@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "operator@localhost",
                "o'brien@example.org",
                "a+b@example.org",
                "jürgen@example.org"
            })
    void anAddress_mayBeUnusual(String text) {
        assertThat(new EmailAddress(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "a@b@c",
                "a b@example.org",
                "a@exa mple.org",
                "a@example.org\r\nBcc: all@example.org",
                "a\u0000@example.org",
                "a\u0085@example.org",
                "a\u202Eb@example.org",
                "a\u00A0b@example.org",
                "a\u200Bb@example.org",
                "a\u2028b@example.org",
                "<a@example.org>",
                "a@example.org,b@example.org",
                "a;b@example.org",
                "\"a\"@example.org",
                "a@[127.0.0.1]"
            })
    void anAddress_isRefused_whenItCouldBeReadAsAnother(String text) {
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(EmailIsUnacceptable.class);
    }

    @Test
    void anAddress_hasAtMost254Characters() {
        var longest = "a".repeat(64) + "@" + "b".repeat(189);
        assertThat(new EmailAddress(longest).value()).hasSize(254);
        for (var text :
                new String[] {
                    longest + "b",
                    "a".repeat(65) + "@example.org",
                    "a".repeat(1_000_000) + "@example.org"
                }) {
            assertThatThrownBy(() -> new EmailAddress(text))
                    .isInstanceOf(EmailIsUnacceptable.class);
        }
    }
}
