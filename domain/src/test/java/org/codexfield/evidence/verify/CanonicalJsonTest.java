package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors: RFC 8785 (IETF Trust, Simplified BSD for code components). */
class CanonicalJsonTest {

    @Test
    void of_isTheExampleOfSection3_2_4() {
        var input =
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50,
                              2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        var expected =
                "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b"
                    + "3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d"
                    + "32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c22"
                    + "2f227d";
        assertThat(HexFormat.of().formatHex(CanonicalJson.of(input))).isEqualTo(expected);
    }

    @Test
    void members_areSortedByUtf16CodeUnits_asInSection3_2_3() {
        var input =
                """
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }
                """;
        assertThat(canonical(input))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                                + "\"\u20ac\":\"Euro Sign\","
                                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbers_areWrittenAsInAppendixB(String bits, String expected) {
        assertThat(new String(CanonicalJson.of(number(bits)), UTF_8)).isEqualTo(expected);
    }

    /** Appendix B too, but their canonical form is an integer that I-JSON does not carry. */
    @ParameterizedTest
    @CsvSource({
        "4340000000000000",
        "c340000000000000",
        "4430000000000000",
        "444b1ae4d6e2ef4e",
        "444b1ae4d6e2ef4f",
        "7fffffffffffffff",
        "7ff0000000000000",
        "fff0000000000000"
    })
    void numbers_areRefused_whenNotInteroperable(String bits) {
        assertThatThrownBy(() -> CanonicalJson.of(number(bits)))
                .isInstanceOf(JsonIsMalformed.class);
    }

    @Property
    void canonicalText_isAccepted_andCanonicalAgain(@ForAll double value, @ForAll String text) {
        var tree = StrictJson.newObject();
        tree.put(text.replaceAll("[\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff]", ""), "x");
        if (Double.isFinite(value) && (Math.abs(value) < 9e15 || Math.abs(value) >= 1e21)) {
            tree.put("number", value);
        }
        var bytes = CanonicalJson.of(tree);
        assertThat(CanonicalJson.of(CanonicalJson.parseCanonical(bytes))).isEqualTo(bytes);
    }

    @Test
    void scalars_areDocumentsToo() {
        assertThat(canonical(" \"a\\u0062\" ")).isEqualTo("\"ab\"");
        assertThat(canonical("-0")).isEqualTo("0");
        assertThat(canonical("1.0")).isEqualTo("1");
        assertThat(canonical("null")).isEqualTo("null");
    }

    @Test
    void digest_isThatOfTheCanonicalBytes() {
        assertThat(CanonicalJson.digest(StrictJson.parse("{ }")).hex())
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void parseCanonical_isRefused_whenWrittenOtherwise() {
        assertThat(CanonicalJson.parseCanonical("{\"a\":1}".getBytes(UTF_8)).get("a").asInt())
                .isEqualTo(1);
        for (var other : new String[] {"{ \"a\":1}", "{\"b\":1,\"a\":1}", "{\"a\":1.0}", "{}\n"}) {
            assertThatThrownBy(() -> CanonicalJson.parseCanonical(other.getBytes(UTF_8)))
                    .isInstanceOf(JsonIsMalformed.class);
        }
    }

    @Test
    void trees_areRefused_whenTheyHoldWhatJsonCannot() {
        assertThatThrownBy(() -> CanonicalJson.of(new POJONode(new Object())))
                .isInstanceOf(JsonIsMalformed.class);
        assertThatThrownBy(() -> CanonicalJson.of(TextNode.valueOf("\ud800")))
                .isInstanceOf(JsonIsMalformed.class);
        assertThatThrownBy(() -> CanonicalJson.of(StrictJson.newObject().put("\udc00", 1)))
                .isInstanceOf(JsonIsMalformed.class);
        assertThatThrownBy(
                        () -> CanonicalJson.of(StrictJson.newObject().put("a", 9007199254740992L)))
                .isInstanceOf(JsonIsMalformed.class)
                .hasMessageContaining("2^53");
    }

    private static String canonical(String text) {
        return new String(CanonicalJson.of(text), UTF_8);
    }

    private static DoubleNode number(String bits) {
        return DoubleNode.valueOf(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)));
    }
}
