package org.codexfield.licensing.model.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.codexfield.licensing.model.odrl.Names;

/** The operators of ODRL (Vocabulary & Expression 2.2, section 3.16). */
final class Operators {

    private final Hierarchy hierarchy;

    Operators(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Applies an operator; unknown when it is none of ODRL's or the values do not fit it. */
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
            case "isA", "isPartOf" -> single(right, value -> anyBelongs(left, value));
            case "hasPart" -> Truth.all(right.stream().map(part -> has(left, part)).toList());
            case "isAnyOf" ->
                    Truth.any(right.stream().map(value -> anyBelongs(left, value)).toList());
            case "isAllOf" ->
                    Truth.all(right.stream().map(value -> anyBelongs(left, value)).toList());
            case "isNoneOf" ->
                    Truth.any(right.stream().map(value -> anyBelongs(left, value)).toList()).not();
            default -> Truth.UNKNOWN;
        };
    }

    /** The same values on both sides. */
    private static Truth equal(List<Value> left, List<Value> right) {
        var there = right.stream().map(value -> among(value, left)).toList();
        var back = left.stream().map(value -> among(value, right)).toList();
        return Truth.all(List.of(Truth.all(there), Truth.all(back)));
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

    private static Truth single(List<Value> right, Function<Value, Truth> holds) {
        return right.size() == 1 ? holds.apply(right.get(0)) : Truth.UNKNOWN;
    }

    /** Whether any of the values is the other, an instance of it, or lies in it. */
    private Truth anyBelongs(List<Value> values, Value broad) {
        return Truth.any(values.stream().map(value -> belongs(value, broad)).toList());
    }

    private Truth has(List<Value> values, Value part) {
        return Truth.any(values.stream().map(value -> belongs(part, value)).toList());
    }

    private Truth belongs(Value narrow, Value broad) {
        Optional<String> small = narrow.name();
        Optional<String> large = broad.name();
        return small.isPresent() && large.isPresent()
                ? hierarchy.belongs(small.get(), large.get())
                : narrow.same(broad);
    }
}
