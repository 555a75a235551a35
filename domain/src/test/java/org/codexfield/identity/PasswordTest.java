package org.codexfield.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    @ParameterizedTest
    @ValueSource(strings = {"a river of 12", "пароль-длинный", "ends with a blank "})
    void aPassword_isTakenAsItIs(String text) {
        assertThat(new Password(text).value()).isEqualTo(text);
    }

    @Test
    void aPassword_has12To128Characters() {
        var twelve = "abcdefghijkl";
        assertThat(new Password(twelve).value()).hasSize(12);
        assertThat(new Password(twelve.repeat(10) + "abcdefgh").value()).hasSize(128);
        assertRefused("abcdefghijk", "shorter");
        assertRefused(twelve.repeat(10) + "abcdefghi", "longer");
        assertRefused(twelve.repeat(100_000), "longer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaa",
                "abababababab",
                "PasswordPassword",
                "correcthorsebatterystaple"
            })
    void aPassword_isRefused_whenItIsEasilyGuessed(String text) {
        assertRefused(text, "easily guessed");
    }

    @Test
    void aPassword_isShownNowhere() {
        assertThat(new Password("a river of 12")).asString().doesNotContain("river");
        assertThatThrownBy(() -> new Password("short secret".substring(0, 11)))
                .isInstanceOfSatisfying(
                        PasswordIsWeak.class,
                        refusal -> {
                            assertThat(refusal).hasMessageNotContaining("short secre");
                            assertThat(refusal.arguments()).doesNotContainValue("short secre");
                        });
    }

    private static void assertRefused(String text, String why) {
        assertThatThrownBy(() -> new Password(text))
                .isInstanceOf(PasswordIsWeak.class)
                .hasMessageContaining(why);
    }
}
