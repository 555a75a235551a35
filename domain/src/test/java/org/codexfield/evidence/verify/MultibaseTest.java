package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.evidence.verify.MerkleFixture.hex;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultibaseTest {

    /** draft-msporny-base58-03, section 5 (IETF Trust, Simplified BSD). */
    @Test
    void base58_isThatOfTheDraft() {
        assertThat(Multibase.encodeBase58("Hello World!".getBytes(UTF_8)))
                .isEqualTo("z2NEpo7TZRRrLZSi2U");
        assertThat(
                        Multibase.encodeBase58(
                                "The quick brown fox jumps over the lazy dog.".getBytes(UTF_8)))
                .isEqualTo("zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z");
        assertThat(Multibase.encodeBase58(hex("0000287fb4cd"))).isEqualTo("z11233QC4");
    }

    /**
     * RFC 4648, section 10 (IETF Trust, Simplified BSD), and bytes that tell the alphabets apart.
     */
    @Test
    void base64_isThatOfTheRfc() {
        var text = "foobar".getBytes(UTF_8);
        assertThat(Multibase.encodeBase64Url(text)).isEqualTo("uZm9vYmFy");
        assertThat(Multibase.decode("uZm9vYmFy")).isEqualTo(text);
        assertThat(StrictBase64.encode("foob".getBytes(UTF_8))).isEqualTo("Zm9vYg==");
        assertThat(Multibase.encodeBase64Url(hex("ffefbe"))).isEqualTo("u_---");
        assertThat(Multibase.decode("u_---")).isEqualTo(hex("ffefbe"));
        assertThat(StrictBase64.decode("/+++")).isEqualTo(hex("ffefbe"));
    }

    @Property
    void decode_givesBackWhatWasEncoded(@ForAll @Size(max = 80) byte[] bytes) {
        assertThat(Multibase.decode(Multibase.encodeBase58(bytes))).isEqualTo(bytes);
        assertThat(Multibase.decode(Multibase.encodeBase64Url(bytes))).isEqualTo(bytes);
    }

    @Test
    void leadingZeros_areKept() {
        for (int zeros = 0; zeros < 5; zeros++) {
            assertThat(Multibase.encodeBase58(new byte[zeros])).isEqualTo("z" + "1".repeat(zeros));
            assertThat(Multibase.decode("z" + "1".repeat(zeros))).isEqualTo(new byte[zeros]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "x", "z0", "zO", "zI", "zl", "z ", "z\u00e4", "2NEpo7", "uA", "uAB", "uAA=",
                "uA+AA", "u AAA", "mAAAA", "fff"
            })
    void decode_isRefused_whenNotTheOneText(String text) {
        assertThatThrownBy(() -> Multibase.decode(text)).isInstanceOf(MultibaseIsMalformed.class);
    }

    @Test
    void sizes_areBounded() {
        assertThatThrownBy(() -> Multibase.encodeBase58(new byte[257]))
                .isInstanceOf(MultibaseIsMalformed.class);
        assertThatThrownBy(() -> Multibase.decode("z" + "1".repeat(300)))
                .isInstanceOf(MultibaseIsMalformed.class);
        assertThatThrownBy(() -> Multibase.decode("z" + "2".repeat(1_000_000)))
                .isInstanceOf(MultibaseIsMalformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAA", "AAB=", "AA==\n", " AAAA", "AA-_", "A===", "AAAA="})
    void base64_isRefused_whenNotTheOneText(String text) {
        assertThatThrownBy(() -> StrictBase64.decode(text))
                .isInstanceOf(MultibaseIsMalformed.class);
    }
}
