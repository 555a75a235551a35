package org.codexfield.shared.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.Serial;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.Ids;
import org.jspecify.annotations.Nullable;

/** Values that are one JSON string: instants, days, UUIDs, enums, and types with {@code parse}. */
final class ValueTypes extends SimpleModule {
    @Serial private static final long serialVersionUID = 1L;

    /** Always three digits of a second, so that equal times have equal texts. */
    static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final String EXAMPLE = "2026-11-21T08:04:50.123Z";

    ValueTypes() {
        super("codexfield", Version.unknownVersion());
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(
                new Serializers.Base() {
                    @Override
                    public @Nullable JsonSerializer<?> findSerializer(
                            SerializationConfig config, JavaType type, BeanDescription bean) {
                        return serializer(type.getRawClass());
                    }
                });
        context.addDeserializers(
                new Deserializers.Base() {
                    @Override
                    public @Nullable JsonDeserializer<?> findBeanDeserializer(
                            JavaType type, DeserializationConfig config, BeanDescription bean) {
                        return deserializer(type.getRawClass());
                    }

                    @Override
                    public @Nullable JsonDeserializer<?> findEnumDeserializer(
                            Class<?> type, DeserializationConfig config, BeanDescription bean) {
                        return deserializer(type);
                    }

                    @Override
                    public boolean hasDeserializerFor(
                            DeserializationConfig config, Class<?> valueType) {
                        return reader(valueType).isPresent();
                    }
                });
    }

    /** The kebab-case name of an enum's constant. */
    static String code(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The method that reads a value type's text, if the class is one. */
    static Optional<Method> parse(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(m -> m.getName().equals("parse") && Modifier.isStatic(m.getModifiers()))
                .filter(m -> m.getReturnType() == type)
                .filter(m -> Arrays.equals(m.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst();
    }

    private static @Nullable JsonSerializer<?> serializer(Class<?> type) {
        if (type == Instant.class) {
            return new AsText(value -> INSTANT.format((Instant) value));
        }
        if (type == LocalDate.class) {
            return ToStringSerializer.instance;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return new AsText(ValueTypes::code);
        }
        if (type == Optional.class) {
            return new IfPresent();
        }
        return type.isRecord() && parse(type).isPresent() ? ToStringSerializer.instance : null;
    }

    /**
     * Reads one value type from its text.
     *
     * @param expected completes the sentence "expected ..."
     * @param read gives {@code null} or throws when the text is none
     */
    record Reader(String expected, Function<String, @Nullable Object> read) {}

    /** How a class is read from text, if it is a value type. */
    static Optional<Reader> reader(Class<?> type) {
        if (type == Instant.class) {
            return Optional.of(new Reader("a time such as " + EXAMPLE, ValueTypes::time));
        }
        if (type == LocalDate.class) {
            return Optional.of(new Reader("a day such as 2026-11-21", LocalDate::parse));
        }
        if (type == UUID.class) {
            return Optional.of(
                    new Reader("a UUID of 36 characters", text -> Ids.parse("id", text)));
        }
        if (type.isEnum()) {
            return Optional.of(enumReader(type));
        }
        return parse(type).map(parse -> new Reader("text", text -> call(parse, text)));
    }

    private static Reader enumReader(Class<?> type) {
        Map<String, Object> constants =
                Arrays.stream(type.getEnumConstants())
                        .collect(Collectors.toMap(ValueTypes::code, constant -> constant));
        String known = constants.keySet().stream().sorted().collect(Collectors.joining(", "));
        return new Reader("one of " + known, constants::get);
    }

    private static @Nullable JsonDeserializer<?> deserializer(Class<?> type) {
        return reader(type).map(reader -> new FromText(type, reader)).orElse(null);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Object call(Method parse, String text) {
        try {
            return MethodHandles.publicLookup().unreflect(parse).invoke(text);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a value as one string. */
    private static final class AsText extends JsonSerializer<Object> {
        private final Function<Object, String> text;

        AsText(Function<Object, String> text) {
            this.text = text;
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(text.apply(value));
        }
    }

    /** Writes what an optional component of a view holds; an empty one is left out. */
    private static final class IfPresent extends JsonSerializer<Object> {

        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            provider.defaultSerializeValue(((Optional<?>) value).orElse(null), json);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Object value) {
            return ((Optional<?>) value).isEmpty();
        }
    }

    /** Reads a value from one string, and says what was expected when it is none. */
    private static final class FromText extends StdScalarDeserializer<Object> {
        @Serial private static final long serialVersionUID = 1L;

        private final String expected;
        private final transient Function<String, @Nullable Object> read;

        FromText(Class<?> type, Reader reader) {
            super(type);
            this.expected = reader.expected();
            this.read = reader.read();
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new ValueIsUnreadable(json, expected, null);
            }
            try {
                Object value = read.apply(json.getText());
                if (value == null) {
                    throw new ValueIsUnreadable(json, expected, null);
                }
                return value;
            } catch (DomainException | DateTimeException e) {
                throw new ValueIsUnreadable(json, expected, e);
            }
        }
    }
}
