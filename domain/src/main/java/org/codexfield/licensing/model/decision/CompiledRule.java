package org.codexfield.licensing.model.decision;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.Decision;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.language.Constraint;

/** A permission or a prohibition made ready for deciding. */
final class CompiledRule {

    private final int number;
    private final Set<Action> actions;
    private final List<Constraint> constraints;
    private final Check[] checks;
    private final Decision[] decisions;

    CompiledRule(
            int number, Set<Action> actions, List<Constraint> constraints, List<Check> checks) {
        this.number = number;
        this.actions = EnumSet.copyOf(actions);
        this.constraints = constraints;
        this.checks = checks.toArray(Check[]::new);
        this.decisions =
                Arrays.stream(DecisionCode.values())
                        .map(code -> new Decision(code, number))
                        .toArray(Decision[]::new);
    }

    int number() {
        return number;
    }

    Set<Action> actions() {
        return Set.copyOf(actions);
    }

    List<Constraint> constraints() {
        return constraints;
    }

    boolean isAbout(Action action) {
        return actions.contains(action);
    }

    Decision decision(DecisionCode code) {
        for (var decision : decisions) {
            if (decision.code() == code) {
                return decision;
            }
        }
        throw new IllegalStateException("Every code must have a decision");
    }

    /** The first reason why this permission does not hold; permitted if there is none. */
    DecisionCode permits(UseRequest request, StateOfWorld world) {
        for (var check : checks) {
            var code = check.test(request, world);
            if (code != DecisionCode.PERMITTED) {
                return code;
            }
        }
        return DecisionCode.PERMITTED;
    }

    /** Whether this prohibition applies: it does unless a constraint is known not to hold. */
    boolean forbids(UseRequest request, StateOfWorld world) {
        for (var check : checks) {
            var code = check.test(request, world);
            if (code != DecisionCode.PERMITTED && code != DecisionCode.FACT_IS_UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /** What each constraint says, in their order. */
    List<DecisionCode> test(UseRequest request, StateOfWorld world) {
        return Arrays.stream(checks).map(check -> check.test(request, world)).toList();
    }
}
