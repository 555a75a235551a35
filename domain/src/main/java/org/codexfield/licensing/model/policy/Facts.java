package org.codexfield.licensing.model.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codexfield.licensing.model.odrl.LdNode;
import org.codexfield.licensing.model.odrl.Names;

/** What is known of the world and of the request. */
final class Facts {

    private final LdNode world;
    private final Optional<LdNode> request;
    private final Hierarchy hierarchy;
    private final Map<String, LdNode> resources = new HashMap<>();

    Facts(LdNode world, Optional<LdNode> request) {
        this.world = world;
        this.request = request;
        this.hierarchy = new Hierarchy(world.all("cf:resources"));
        for (var resource : world.all("cf:resources")) {
            resource.iri().ifPresent(name -> resources.putIfAbsent(name, resource));
        }
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    /**
     * The values of a left operand: what the state of the world says, else what the request says of
     * itself. Whoever asks cannot talk away what is known.
     */
    List<Value> values(String operand) {
        var known = values(world, operand);
        return known.isEmpty() ? request.map(rule -> said(rule, operand)).orElse(List.of()) : known;
    }

    /** Nothing is known from a request that says it otherwise than with {@code eq} alone. */
    private List<Value> said(LdNode rule, String operand) {
        hierarchy.count(rule.all("constraint").size());
        var said = new ArrayList<Value>();
        for (var constraint : rule.all("constraint")) {
            boolean isPlain = ConstraintEvaluator.unread(constraint).isEmpty();
            if (isPlain && !names(constraint, "leftOperand", operand)) {
                continue;
            }
            if (!isPlain || !names(constraint, "operator", Names.ODRL + "eq")) {
                return List.of();
            }
            var unit = constraint.one("unit").flatMap(LdNode::iri);
            constraint
                    .all("rightOperand")
                    .forEach(
                            node -> {
                                var value = Value.of(node);
                                said.add(unit.isEmpty() ? value : value.in(unit));
                            });
        }
        return said;
    }

    private static boolean names(LdNode node, String property, String name) {
        return node.all(property).stream()
                .anyMatch(each -> each.iri().filter(name::equals).isPresent());
    }

    static List<Value> values(LdNode node, String operand) {
        return node.all(operand).stream().map(Value::of).toList();
    }

    /** What the state of the world says of a resource itself. */
    Optional<LdNode> resource(String name) {
        return Optional.ofNullable(resources.get(name));
    }

    /** What was done. */
    List<LdNode> performed() {
        return world.all("cf:performed");
    }

    /** What was not done, and can no longer be done. */
    List<LdNode> unperformed() {
        return world.all("cf:unperformed");
    }
}
