package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private record Quantity(String unit, long amount) {}

    @Test
    void parse_acceptsTheLargestIntegersAndDepth() {
        assertThat(StrictJson.parse("[9007199254740991,-9007199254740991]").get(0).asLong())
                .isEqualTo(StrictJson.MAX_INTEGER);
        var deepest = "[".repeat(64) + "]".repeat(64);
        assertThat(StrictJson.parse(deepest).isArray()).isTrue();
        assertThat(StrictJson.parse("\"\\ud83d\\ude00\"").textValue()).isEqualTo("\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"\\u0062\":2}}",
                "{'a':1}",
                "{a:1}",
                "[1,]",
                "[01]",
                "[+1]",
                "[.5]",
                "[NaN]",
                "[Infinity]",
                "[1e400]",
                "[9007199254740992]",
                "[-9007199254740992]",
                "[123456789012345678901234567890]",
                "[9007199254740992.0]",
                "[1] // comment",
                "/* comment */ [1]",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "{\"\\ud800\":1}",
                "\"\\uffff\"",
                "\"\\ufdd0\"",
                "\"\\ud83f\\udffe\"",
                "\"a\tb\"",
                "\"\\x\"",
                "\ufeff{}"
            })
    void parse_isRefused_forAnythingButInteroperableJson(String text) {
        assertThatThrownBy(() -> StrictJson.parse(text)).isInstanceOf(JsonIsMalformed.class);
        assertThatThrownBy(() -> StrictJson.parse(text.getBytes(UTF_8)))
                .isInstanceOf(JsonIsMalformed.class);
        assertThatThrownBy(() -> CanonicalJson.of(text)).isInstanceOf(JsonIsMalformed.class);
    }

    @Test
    void parse_isRefused_beyondItsLimits() {
        var tooDeep = "[".repeat(65) + "]".repeat(65);
        assertThatThrownBy(() -> StrictJson.parse(tooDeep)).isInstanceOf(JsonIsMalformed.class);
        var farTooDeep = "{\"a\":".repeat(1_000_000);
        assertThatThrownBy(() -> StrictJson.parse(farTooDeep)).isInstanceOf(JsonIsMalformed.class);
        var tooLarge = "\"" + "a".repeat(StrictJson.MAX_SIZE_BYTES) + "\"";
        assertThatThrownBy(() -> StrictJson.parse(tooLarge))
                .isInstanceOf(JsonIsMalformed.class)
                .hasMessageContaining("larger");
        assertThatThrownBy(() -> StrictJson.parse(tooLarge.getBytes(UTF_8)))
                .isInstanceOf(JsonIsMalformed.class);
        var longNumber = "[1" + "0".repeat(100_000) + "]";
        assertThatThrownBy(() -> StrictJson.parse(longNumber)).isInstanceOf(JsonIsMalformed.class);
        var hugeExponent = "[1e999999999]";
        assertThatThrownBy(() -> StrictJson.parse(hugeExponent))
                .isInstanceOf(JsonIsMalformed.class);
    }

    @Test
    void trees_areRefused_whenNestedTooDeep() {
        var tree = StrictJson.newObject();
        var innermost = tree;
        for (int i = 0; i < 100_000; i++) {
            innermost = innermost.putObject("a");
        }
        assertThatThrownBy(() -> CanonicalJson.of(tree)).isInstanceOf(JsonIsMalformed.class);
    }

    @Test
    void parse_isRefused_whenNotUtf8() {
        assertThatThrownBy(() -> StrictJson.parse("{}".getBytes(UTF_16BE)))
                .isInstanceOf(JsonIsMalformed.class);
        for (var hex : new String[] {"22ff22", "22c0af22", "22eda08022", "22c3", "22f490808022"}) {
            assertThatThrownBy(() -> StrictJson.parse(MerkleFixture.hex(hex)))
                    .isInstanceOf(JsonIsMalformed.class)
                    .hasMessageContaining("UTF-8");
        }
    }

    @Test
    void mapper_bindsRecords_andCoercesNothing() throws JsonProcessingException {
        var mapper = StrictJson.newMapper();
        assertThat(mapper.readValue("{\"unit\":\"MU\",\"amount\":7}", Quantity.class))
                .isEqualTo(new Quantity("MU", 7));
        for (var wrong :
                new String[] {
                    "{\"unit\":\"MU\"}",
                    "{\"unit\":\"MU\",\"amount\":null}",
                    "{\"unit\":\"MU\",\"amount\":\"7\"}",
                    "{\"unit\":\"MU\",\"amount\":7.5}",
                    "{\"unit\":3,\"amount\":7}",
                    "{\"unit\":\"MU\",\"amount\":7,\"more\":1}",
                    "{\"unit\":\"MU\",\"amount\":7,\"amount\":7}",
                    "{\"unit\":\"MU\",\"amount\":7} 1"
                }) {
            assertThatThrownBy(() -> mapper.readValue(wrong, Quantity.class), wrong)
                    .isInstanceOf(JsonProcessingException.class);
        }
    }
}
