package org.codexfield.shared.web;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.util.function.Function;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * Reads path, query and header parameters of value types as JSON reads them: types with {@code
 * parse(String)}, UUIDs, times, and enums in kebab case.
 */
@Provider
public class ParameterValues implements ParamConverterProvider {

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type generic, Annotation[] annotations) {
        return ValueTypes.reader(type).map(read -> new Converter<>(type, read)).orElse(null);
    }

    private record Converter<T>(Class<T> type, ValueTypes.Reader reader)
            implements ParamConverter<T> {

        @Override
        public @Nullable T fromString(@Nullable String value) {
            if (value == null) {
                return null;
            }
            Function<String, @Nullable Object> read = reader.read();
            try {
                T found = type.cast(read.apply(value));
                if (found != null) {
                    return found;
                }
            } catch (DomainException e) {
                throw new RequestIsRefused(Problems.of(e), e);
            } catch (DateTimeException e) {
                throw refused(e);
            }
            throw refused(null);
        }

        private RequestIsRefused refused(@Nullable Throwable cause) {
            return new RequestIsRefused(
                    Problem.of(
                            400,
                            "parameter-is-invalid",
                            "A parameter must be " + reader.expected() + "."),
                    cause);
        }

        @Override
        public String toString(T value) {
            return value instanceof Enum<?> ? ValueTypes.code(value) : value.toString();
        }
    }
}
