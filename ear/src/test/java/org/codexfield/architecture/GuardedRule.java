package org.codexfield.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule, and the classes that prove that it can fail.
 *
 * @param canaries each breaks the rule by itself
 */
record GuardedRule(ArchRule rule, List<Class<?>> canaries) {
    GuardedRule {
        if (canaries.isEmpty()) {
            throw new IllegalArgumentException("No canary for: " + rule.getDescription());
        }
        rule = rule.allowEmptyShould(false);
        canaries = List.copyOf(canaries);
    }

    static GuardedRule of(ArchRule rule, Class<?>... canaries) {
        return new GuardedRule(rule, List.of(canaries));
    }

    @Override
    public String toString() {
        return rule.getDescription();
    }
}
