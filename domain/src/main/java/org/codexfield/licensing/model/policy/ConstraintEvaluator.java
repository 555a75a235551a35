package org.codexfield.licensing.model.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.licensing.PolicyIsMalformed;
import org.codexfield.licensing.model.odrl.LdNode;
import org.codexfield.licensing.model.odrl.Names;
import org.codexfield.licensing.model.odrl.Report;

/** Evaluates constraints, refinements and logical constraints, and reports each. */
final class ConstraintEvaluator {

    private static final int MAX_DEPTH = 16;

    /** Logical operands of ODRL. The order that andSequence asks for cannot be seen in a state. */
    private static final Map<String, Function<List<Truth>, Truth>> LOGICAL =
            Map.of(
                    "and",
                    Truth::all,
                    "andSequence",
                    Truth::all,
                    "or",
                    Truth::any,
                    "xone",
                    Truth::one);

    /** What only describes. */
    private static final Set<String> REMARKS =
            Set.of(
                    "uid",
                    "dct:title",
                    "dct:description",
                    "http://www.w3.org/2000/01/rdf-schema#label",
                    "http://www.w3.org/2000/01/rdf-schema#comment");

    private static final Set<String> MEMBERS =
            withRemarks("leftOperand", "operator", "rightOperand", "unit", "dataType");

    private final Facts facts;
    private final Operators operators;
    private final Unknowns unknowns;

    ConstraintEvaluator(Facts facts, Unknowns unknowns) {
        this.facts = facts;
        this.operators = new Operators(facts.hierarchy());
        this.unknowns = unknowns;
    }

    /** The members that are read, and those that only describe. */
    static Set<String> withRemarks(String... members) {
        return Stream.concat(REMARKS.stream(), Arrays.stream(members))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What of a constraint without logical operand is not read, if anything: it may narrow it. */
    static Optional<String> unread(LdNode constraint) {
        if (isNotOneName(constraint, "leftOperand") || isNotOneName(constraint, "operator")) {
            return Optional.of("constraint");
        }
        if (!constraint.all("unit").isEmpty() && isNotOneName(constraint, "unit")) {
            return Optional.of("unit");
        }
        boolean typed =
                constraint.all("dataType").stream()
                        .allMatch(type -> type.iri().orElse("").startsWith(Names.XSD));
        return typed
                ? constraint.membersBeyond(MEMBERS).stream().findFirst()
                : Optional.of("dataType");
    }

    private static boolean isNotOneName(LdNode constraint, String member) {
        var values = constraint.all(member);
        return values.size() != 1 || values.get(0).iri().isEmpty();
    }

    /** What is known of the values of a left operand, by its full name. */
    @FunctionalInterface
    interface Source {

        List<Value> values(String operand);
    }

    /** Evaluates the constraints of a rule with what is known of world and request. */
    Truth rule(LdNode rule, ObjectNode report) {
        return all(rule.all("constraint"), facts::values, report);
    }

    /** Evaluates constraints of which all must hold. */
    Truth all(List<LdNode> constraints, Source source, ObjectNode report) {
        var truths = new ArrayList<Truth>();
        for (var constraint : constraints) {
            var node = Report.add(report, "premiseReport", "ConstraintReport");
            truths.add(evaluate(constraint, source, node, 1));
        }
        return Truth.all(truths);
    }

    private Truth evaluate(LdNode constraint, Source source, ObjectNode report, int depth) {
        facts.hierarchy().count(1);
        if (depth > MAX_DEPTH) {
            throw new PolicyIsMalformed(constraint.pointer(), "constraints are nested too deep");
        }
        var logical =
                LOGICAL.keySet().stream()
                        .filter(operand -> !constraint.all(operand).isEmpty())
                        .sorted()
                        .findFirst();
        var truth =
                logical.isPresent()
                        ? logical(constraint, logical.get(), source, report, depth)
                        : atomic(constraint, source, report);
        Premises.state(report, constraint, truth);
        return truth;
    }

    private Truth logical(
            LdNode constraint, String logical, Source source, ObjectNode report, int depth) {
        report.put("cf:operand", logical);
        var unread = constraint.membersBeyond(withRemarks(logical));
        if (!unread.isEmpty()) {
            return unknowns.add(constraint, unread.get(0));
        }
        var truths = new ArrayList<Truth>();
        for (var operand : constraint.all(logical)) {
            var part = Report.add(report, "constraintReport", "ConstraintReport");
            truths.add(evaluate(operand, source, part, depth + 1));
        }
        return LOGICAL.getOrDefault(logical, Truth::all).apply(truths);
    }

    private Truth atomic(LdNode constraint, Source source, ObjectNode report) {
        var unread = unread(constraint);
        if (unread.isPresent()) {
            return unknowns.add(constraint, unread.get());
        }
        var operand = constraint.one("leftOperand").flatMap(LdNode::iri);
        var operator = constraint.one("operator").flatMap(LdNode::iri);
        if (operand.isEmpty() || operator.isEmpty()) {
            return unknowns.add(constraint, "constraint");
        }
        Report.id(report, "report:constraintLeftOperand", operand.get());
        var left = source.values(operand.get());
        var right = right(constraint);
        var truth =
                isOfOneUnit(left, right)
                        ? sinceGrant(operand.get(), operator.get(), source, right)
                                .orElseGet(() -> operators.apply(operator.get(), left, right))
                        : Truth.UNKNOWN;
        if (!left.isEmpty()) {
            var values = report.putArray("cf:value");
            left.forEach(value -> values.add(value.shown()));
        }
        return truth == Truth.UNKNOWN ? unknowns.add(constraint, operand.get()) : truth;
    }

    private static List<Value> right(LdNode constraint) {
        var unit = constraint.one("unit").flatMap(LdNode::iri);
        return constraint.all("rightOperand").stream()
                .map(Value::of)
                .map(value -> unit.isEmpty() ? value : value.in(unit))
                .toList();
    }

    /** Nobody can tell how 5 EUR compare with 5 USD. */
    private static boolean isOfOneUnit(List<Value> left, List<Value> right) {
        return Stream.concat(left.stream(), right.stream()).map(Value::unit).distinct().count()
                <= 1;
    }

    /** The time since the grant, which months of the calendar make no duration of its own. */
    private Optional<Truth> sinceGrant(
            String operand, String operator, Source source, List<Value> right) {
        if (!operand.equals(Names.CF + "timeSinceGrant") || !source.values(operand).isEmpty()) {
            return Optional.empty();
        }
        var now = time(source, Names.ODRL + "dateTime");
        var granted = time(source, Names.CF + "grantedAt");
        if (now.isEmpty()
                || granted.isEmpty()
                || now.get().isBefore(granted.get())
                || right.size() != 1) {
            return Optional.of(Truth.UNKNOWN);
        }
        var truth =
                end(granted.get(), right.get(0))
                        .map(
                                end ->
                                        operators.apply(
                                                operator,
                                                List.of(Value.of(now.get())),
                                                List.of(Value.of(end))));
        return Optional.of(truth.orElse(Truth.UNKNOWN));
    }

    private static Optional<Instant> end(Instant granted, Value period) {
        try {
            var exact = period.exactDuration();
            if (exact.isPresent()) {
                return exact.map(granted::plus);
            }
            var start = granted.atOffset(ZoneOffset.UTC);
            return period.months().map(months -> start.plusMonths(months).toInstant());
        } catch (DateTimeException | ArithmeticException beyondAllTime) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(Source source, String operand) {
        var values = source.values(operand);
        return values.size() == 1 ? values.get(0).time() : Optional.empty();
    }
}
