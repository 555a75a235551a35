package org.codexfield.architecture;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Conditions written as a function of what they are about. */
final class Conditions {

    private Conditions() {}

    static <T extends HasName.AndFullName> ArchCondition<T> hold(
            String description, Predicate<T> holds) {
        return list(
                description,
                each -> holds.test(each) ? List.of() : List.of("it should " + description));
    }

    /**
     * @param faults what is wrong with one; empty when nothing is
     */
    static <T extends HasName.AndFullName> ArchCondition<T> list(
            String description, Function<T, List<String>> faults) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                for (var fault : faults.apply(item)) {
                    events.add(
                            SimpleConditionEvent.violated(item, item.getFullName() + ": " + fault));
                }
            }
        };
    }
}
