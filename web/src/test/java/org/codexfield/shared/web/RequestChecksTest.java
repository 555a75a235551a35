package org.codexfield.shared.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request is checked for before its resource sees it. */
class RequestChecksTest {

    @Test
    void anIdempotencyKey_isVisibleAscii() {
        assertThat(KeyedRequests.key(null)).isNull();
        assertThat(KeyedRequests.key(List.of("\"8e03978e-40d5\""))).isEqualTo("\"8e03978e-40d5\"");
        assertThat(KeyedRequests.key(List.of("k".repeat(128)))).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a\tb", "a\nb"})
    void anotherKey_isRefused(String key) {
        assertThatThrownBy(() -> KeyedRequests.key(List.of(key)))
                .isInstanceOf(RequestIsRefused.class);
    }

    @Test
    void aKeyTooLong_orTwoKeys_areRefused() {
        assertThatThrownBy(() -> KeyedRequests.key(List.of("k".repeat(129))))
                .isInstanceOf(RequestIsRefused.class);
        assertThatThrownBy(() -> KeyedRequests.key(List.of("a", "a")))
                .isInstanceOf(RequestIsRefused.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, portal.example, true",
                "same-origin, -, portal.example, true",
                "none, -, portal.example, true",
                "cross-site, -, portal.example, false",
                "same-site, -, portal.example, false",
                "cross-site, https://portal.example, portal.example, false",
                "-, https://portal.example, portal.example, true",
                "-, https://portal.example:8443, portal.example:8443, true",
                "-, https://evil.example, portal.example, false",
                "-, https://portal.example:8443, portal.example, false",
                "-, null, portal.example, false",
                "-, ' ', portal.example, false",
                "-, https://portal.example, -, false",
            })
    void aChange_mayComeFromTheSameOriginAlone(
            String site, String origin, String host, boolean allowed) {
        assertThat(SameOriginOnly.allowed(site, origin, host)).isEqualTo(allowed);
    }

    @Test
    void aBodyOfTheLimit_isRead_andOneByteMoreIsNot() throws IOException {
        assertThat(limited("12345", 5).readAllBytes()).hasSize(5);

        var tooLarge =
                catchThrowableOfType(
                        BodyLimit.BodyIsTooLarge.class, () -> limited("123456", 5).readAllBytes());
        assertThat(Problems.of((Throwable) tooLarge).orElseThrow().status()).isEqualTo(413);
    }

    @Test
    void aBodyTooLarge_isFound_whenReadByteByByte_andWhenSkipped() {
        assertThatThrownBy(
                        () -> {
                            var body = limited("123", 2);
                            while (body.read() >= 0) {
                                assertThat(body.markSupported()).isFalse();
                            }
                        })
                .isInstanceOf(BodyLimit.BodyIsTooLarge.class);
        assertThatThrownBy(() -> limited("123", 2).skipNBytes(3))
                .isInstanceOf(BodyLimit.BodyIsTooLarge.class);
    }

    @Test
    void jsonOverTheLimit_isTooLarge_notMalformed() {
        var failure =
                catchThrowableOfType(
                        IOException.class,
                        () -> Json.read(limited("{\"a\":[1,2,3]}", 8), java.util.Map.class));
        assertThat(Problems.of((Throwable) failure).orElseThrow().code())
                .isEqualTo("body-is-too-large");
    }

    @Test
    void aVersion_isAskedFor() {
        assertThat(Versions.required("\"v7\"")).contains(7L);
        assertThat(Versions.required("*")).isEmpty();
        assertThat(refusedVersion(null)).isEqualTo(428);
        assertThat(refusedVersion("W/\"v7\"")).isEqualTo(412);
        assertThat(refusedVersion("\"v7\", \"v8\"")).isEqualTo(412);
        assertThat(refusedVersion("v7")).isEqualTo(412);
        assertThat(refusedVersion("\"v99999999999999999999\"")).isEqualTo(412);
    }

    private static int refusedVersion(@Nullable String header) {
        return catchThrowableOfType(RequestIsRefused.class, () -> Versions.required(header))
                .problem()
                .status();
    }

    private static BodyLimit.Limited limited(String body, long limit) {
        return new BodyLimit.Limited(new ByteArrayInputStream(body.getBytes(UTF_8)), limit);
    }
}
