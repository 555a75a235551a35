package org.codexfield.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

class ParameterValuesTest {

    enum Colour {
        DARK_RED
    }

    @Test
    void valueTypesAreRead() {
        assertThat(converter(Digest.class).fromString(Digest.ZERO.hex())).isEqualTo(Digest.ZERO);
        assertThat(converter(Colour.class).fromString("dark-red")).isEqualTo(Colour.DARK_RED);
        assertThat(converter(Colour.class).toString(Colour.DARK_RED)).isEqualTo("dark-red");
        assertThat(converter(Instant.class).fromString("2026-01-01T00:00:00Z"))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(converter(UUID.class).fromString(null)).isNull();
    }

    @Test
    void othersAreLeftToTheContainer() {
        assertThat(
                        new ParameterValues()
                                .getConverter(String.class, String.class, new Annotation[0]))
                .isNull();
    }

    @Test
    void whatIsNoValue_isRefused() {
        assertThat(refused(Digest.class, "00")).isEqualTo("digest-is-malformed");
        assertThat(refused(UUID.class, "1")).isEqualTo("id-is-malformed");
        assertThat(refused(Colour.class, "DARK_RED")).isEqualTo("parameter-is-invalid");
        assertThat(refused(Instant.class, "now")).isEqualTo("parameter-is-invalid");
    }

    private static String refused(Class<?> type, String text) {
        var problem =
                catchThrowableOfType(RequestIsRefused.class, () -> converter(type).fromString(text))
                        .problem();
        assertThat(problem.status()).isEqualTo(400);
        return problem.code();
    }

    private static <T> ParamConverter<T> converter(Class<T> type) {
        return Objects.requireNonNull(
                new ParameterValues().getConverter(type, type, new Annotation[0]));
    }
}
