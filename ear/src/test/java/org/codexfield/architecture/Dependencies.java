package org.codexfield.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Allow-lists: a class may depend on what is named, and on nothing else. */
final class Dependencies {

    private Dependencies() {}

    /**
     * @param allowed of the class that depends, and the one that it depends on
     */
    static ArchCondition<JavaClass> onlyWhere(
            String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    if (!target.isPrimitive() && !allowed.test(type, target)) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    static ArchCondition<JavaClass> onlyOn(String description, Predicate<JavaClass> allowed) {
        return onlyWhere("depend only on " + description, (origin, target) -> allowed.test(target));
    }

    static DescribedPredicate<JavaClass> in(Layer first, Layer... more) {
        var layers = EnumSet.of(first, more);
        return DescribedPredicate.describe("are in " + layers, type -> isIn(layers).test(type));
    }

    static Predicate<JavaClass> isIn(Set<Layer> layers) {
        return type -> Place.of(type).filter(place -> layers.contains(place.layer())).isPresent();
    }

    /** In one of these packages, or below. */
    static Predicate<JavaClass> below(String... packages) {
        return type ->
                Stream.of(packages)
                        .anyMatch(
                                each ->
                                        type.getPackageName().equals(each)
                                                || type.getPackageName().startsWith(each + "."));
    }
}
