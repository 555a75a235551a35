package org.codexfield.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    /** FIPS 180-4 examples (NIST, public domain). */
    private static final String OF_ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String OF_MILLION_A =
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

    @Test
    void of_digestsAsTheStandardSays() {
        assertThat(Digest.of("abc".getBytes(UTF_8)).hex()).isEqualTo(OF_ABC);
    }

    @Test
    void ofStream_digestsMoreThanOneBuffer() throws IOException {
        var millionA = "a".repeat(1_000_000).getBytes(UTF_8);
        assertThat(Digest.ofStream(new ByteArrayInputStream(millionA)))
                .hasToString(OF_MILLION_A)
                .isEqualTo(Digest.of(millionA));
    }

    @Test
    void parse_readsWhatHexWrites() {
        var digest = Digest.parse(OF_ABC);
        assertThat(digest).isEqualTo(Digest.of("abc".getBytes(UTF_8)));
        assertThat(digest.hashCode()).isEqualTo(Digest.of("abc".getBytes(UTF_8)).hashCode());
        assertThat(digest).isNotEqualTo(Digest.parse(OF_MILLION_A));
        assertThat(digest).isLessThan(Digest.parse(OF_MILLION_A));
    }

    @Test
    void bytes_areCopiedInAndOut() {
        var given = new byte[Digest.SIZE_BYTES];
        var digest = new Digest(given);
        given[0] = 1;
        digest.bytes()[1] = 1;
        assertThat(digest.hex()).isEqualTo("00".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ba7816bf",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a ",
                "ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad00",
                "\uff10a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            })
    void parse_isRefused_whenNotTheTextForm(String text) {
        assertThatThrownBy(() -> Digest.parse(text))
                .isInstanceOfSatisfying(
                        DigestIsMalformed.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(DomainException.Kind.INVALID);
                            assertThat(e.code()).isEqualTo("digest-is-malformed");
                            assertThat(e.arguments()).containsKey("reason");
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void constructor_isRefused_whenNotThirtyTwoBytes(int length) {
        assertThatThrownBy(() -> new Digest(new byte[length]))
                .isInstanceOf(DigestIsMalformed.class);
    }
}
