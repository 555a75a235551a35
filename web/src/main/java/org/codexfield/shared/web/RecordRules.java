package org.codexfield.shared.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from the records themselves what Jackson would want told by its own annotations. */
final class RecordRules extends JacksonAnnotationIntrospector {
    @Serial private static final long serialVersionUID = 1L;

    /** What becomes of components marked {@link Secret}. */
    enum Secrets {
        SHOWN,
        LEFT_OUT
    }

    private final Secrets secrets;

    RecordRules(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A component is required unless it is nullable. */
    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return component(member)
                .map(component -> !nullable(component))
                .orElseGet(() -> super.hasRequiredMarker(member));
    }

    /** {@code null} for what is not nullable is refused, and so is {@code null} in a list. */
    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                ? component(parameter)
                        .map(RecordRules::nulls)
                        .orElseGet(() -> super.findSetterInfo(annotated))
                : super.findSetterInfo(annotated);
    }

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
        return (secrets == Secrets.LEFT_OUT && member.hasAnnotation(Secret.class))
                || super.hasIgnoreMarker(member);
    }

    private static JsonSetter.Value nulls(RecordComponent component) {
        return JsonSetter.Value.construct(nullable(component) ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
    }

    static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Optional<RecordComponent> component(AnnotatedMember member) {
        Class<?> owner = member.getDeclaringClass();
        if (!owner.isRecord()) {
            return Optional.empty();
        }
        RecordComponent[] components = owner.getRecordComponents();
        if (member instanceof AnnotatedParameter parameter) {
            return parameter.getOwner().getParameterCount() == components.length
                    ? Optional.of(components[parameter.getIndex()])
                    : Optional.empty();
        }
        return Arrays.stream(components)
                .filter(component -> component.getName().equals(member.getName()))
                .findFirst();
    }
}
