package org.codexfield.licensing.model.odrl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.model.language.Constraint;
import org.codexfield.licensing.model.language.Rule;

/** Reads prohibitions; one that lost a condition applies more widely. */
final class ProhibitionReader {

    private static final Set<String> MEMBERS =
            Set.of("action", "constraint", "cf:clause", "cf:permission");

    private final Losses losses;
    private final PermissionReader permissions;
    private final List<Rule> rules = new ArrayList<>();

    ProhibitionReader(Losses losses, PermissionReader permissions) {
        this.losses = losses;
        this.permissions = permissions;
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    void read(LdNode node) {
        OdrlReader.bounded(rules);
        var clause = node.one("cf:clause").flatMap(LdNode::iri).orElse("");
        if (clause.equals(Names.CF + "derivatives") && derivatives(node)) {
            return;
        }
        if (clause.equals(Names.CF + "revoke")) {
            var revoke = revoke(node);
            revoke.ifPresent(rules::add);
            if (revoke.isPresent()) {
                return;
            }
        }
        forbid(node);
    }

    private boolean derivatives(LdNode node) {
        var number = node.one("cf:permission").map(LdNode::json);
        return node.membersBeyond(MEMBERS).isEmpty()
                && node.all("constraint").isEmpty()
                && isOnly(node, "derive")
                && number.filter(
                                json ->
                                        json.isInt()
                                                && permissions.forbidDerivatives(json.intValue()))
                        .isPresent();
    }

    private static boolean isOnly(LdNode node, String action) {
        var actions = node.all("action");
        return actions.size() == 1
                && actions.get(0).iri().filter((Names.ODRL + action)::equals).isPresent();
    }

    private static Optional<Rule> revoke(LdNode node) {
        var constraints = node.all("constraint");
        if (!isOnly(node, "use")
                || constraints.size() != 1
                || !node.membersBeyond(Set.of("action", "constraint", "cf:clause")).isEmpty()) {
            return Optional.empty();
        }
        var any = constraints.get(0).all("or");
        var nodes = any.isEmpty() ? constraints : any;
        var causes = nodes.stream().map(ConstraintReader::cause).flatMap(Optional::stream).toList();
        boolean all = causes.size() == nodes.size() && nodes.size() <= Rule.MAX_PARTS;
        return all ? Optional.of(new Rule.Revoke(causes)) : Optional.empty();
    }

    private void forbid(LdNode node) {
        int before = losses.count();
        losses.members(node, MEMBERS);
        var actions = ActionReader.read(node, losses);
        if (!actions.all() || actions.known().isEmpty()) {
            losses.fatal("odrl-prohibition-lost", node);
            return;
        }
        var constraints = new ArrayList<Constraint>();
        for (var each : node.all("constraint")) {
            var constraint =
                    ConstraintReader.read(each, "or")
                            .filter(read -> !(read instanceof Constraint.AtMost));
            if (constraint.isEmpty()) {
                losses.lost("odrl-constraint", each, PermissionReader.what(each));
            }
            constraint.ifPresent(constraints::add);
        }
        if (losses.count() > before) {
            losses.note("odrl-prohibition-wider", node);
        }
        boolean every = actions.use() && !constraints.isEmpty();
        rules.add(new Rule.Forbid(every ? List.<Action>of() : actions.known(), constraints));
    }
}
