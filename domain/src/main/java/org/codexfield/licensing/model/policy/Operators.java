package org.codexfield.licensing.model.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.codexfield.licensing.model.odrl.Names;

/** The operators of ODRL (Vocabulary & Expression 2.2, section 3.16). */
final class Operators {

    private final Hierarchy hierarchy;

    Operators(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /**
     * Applies an operator; unknown when it is none of ODRL's or the values do not fit it. Where the
     * left side has several values, it must hold for each: if it does for some alone, nobody can
     * tell.
     */
    Truth apply(String operator, List<Value> left, List<Value> right) {
        if (!operator.startsWith(Names.ODRL) || left.isEmpty() || right.isEmpty()) {
            return Truth.UNKNOWN;
        }
        hierarchy.count((long) left.size() * right.size());
        return switch (operator.substring(Names.ODRL.length())) {
            case "eq" -> equal(left, right);
            case "neq" -> equal(left, right).not();
            case "gt" -> order(left, right, sign -> sign > 0);
            case "gteq" -> order(left, right, sign -> sign >= 0);
            case "lt" -> order(left, right, sign -> sign < 0);
            case "lteq" -> order(left, right, sign -> sign <= 0);
            case "isA", "isPartOf" -> right.size() == 1 ? each(left, inAny(right)) : Truth.UNKNOWN;
            case "hasPart" -> each(left, value -> allOf(right, part -> belongs(part, value)));
            case "isAnyOf" -> each(left, inAny(right));
            case "isAllOf" -> each(left, value -> allOf(right, broad -> belongs(value, broad)));
            case "isNoneOf" -> each(left, inAny(right)).not();
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth each(List<Value> values, Function<Value, Truth> holds) {
        return Truth.agreed(values.stream().map(holds).toList());
    }

    private static Truth allOf(List<Value> values, Function<Value, Truth> holds) {
        return Truth.all(values.stream().map(holds).toList());
    }

    /** Whether a value is any of the others, an instance of it, or lies in it. */
    private Function<Value, Truth> inAny(List<Value> others) {
        return value -> Truth.any(others.stream().map(broad -> belongs(value, broad)).toList());
    }

    /** The same values on both sides; where only some are, nobody can tell. */
    private static Truth equal(List<Value> left, List<Value> right) {
        var there = right.stream().map(value -> among(value, left));
        var back = left.stream().map(value -> among(value, right));
        return Truth.agreed(Stream.concat(there, back).toList());
    }

    private static Truth among(Value value, List<Value> others) {
        return Truth.any(others.stream().map(value::same).toList());
    }

    private static Truth order(List<Value> left, List<Value> right, IntPredicate holds) {
        if (left.size() != 1 || right.size() != 1) {
            return Truth.UNKNOWN;
        }
        var order = left.get(0).compare(right.get(0));
        return order.isPresent() ? Truth.of(holds.test(order.getAsInt())) : Truth.UNKNOWN;
    }

    private Truth belongs(Value narrow, Value broad) {
        Optional<String> small = narrow.name();
        Optional<String> large = broad.name();
        return small.isPresent() && large.isPresent()
                ? hierarchy.belongs(small.get(), large.get())
                : narrow.same(broad);
    }
}
