package org.codexfield.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whatever a bean of these classes asks for, one of these classes is or produces. A port of the
 * domain that a class of ejb.jar alone implements is found this way: its name betrays nothing.
 */
final class Injection extends ArchCondition<JavaClass> {

    private static final Set<String> LOOKUPS =
            Set.of(Instance.class.getName(), Provider.class.getName());
    private static final Set<String> BUILT_IN =
            Set.of(Event.class.getName(), InjectionPoint.class.getName());

    private List<JavaClass> among = List.of();

    Injection(String description) {
        super(description);
    }

    @Override
    public void init(Collection<JavaClass> allObjectsToTest) {
        among = List.copyOf(allObjectsToTest);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        injected(type)
                .map(Injection::lookedUp)
                .filter(asked -> !BUILT_IN.contains(asked.getName()) && !isProvided(asked))
                .forEach(
                        asked ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                type,
                                                type.getName() + " injects " + asked.getName())));
    }

    private static Stream<JavaType> injected(JavaClass type) {
        return Stream.concat(
                type.getFields().stream()
                        .filter(field -> field.isAnnotatedWith(Inject.class))
                        .map(field -> field.getType()),
                type.getCodeUnits().stream()
                        .filter(Injection::isCalledByTheContainer)
                        .flatMap(unit -> unit.getParameterTypes().stream()));
    }

    private static boolean isCalledByTheContainer(JavaCodeUnit unit) {
        return unit.isAnnotatedWith(Inject.class) || unit.isAnnotatedWith(Produces.class);
    }

    private static JavaClass lookedUp(JavaType asked) {
        if (LOOKUPS.contains(asked.toErasure().getName())
                && asked instanceof JavaParameterizedType parameterised) {
            return parameterised.getActualTypeArguments().get(0).toErasure();
        }
        return asked.toErasure();
    }

    private boolean isProvided(JavaClass asked) {
        return among.stream().anyMatch(type -> isOne(type, asked) || produces(type, asked));
    }

    private static boolean isOne(JavaClass type, JavaClass asked) {
        return !type.isInterface() && type.isAssignableTo(asked.getName());
    }

    private static boolean produces(JavaClass type, JavaClass asked) {
        return type.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(Produces.class))
                .anyMatch(method -> method.getRawReturnType().isAssignableTo(asked.getName()));
    }
}
