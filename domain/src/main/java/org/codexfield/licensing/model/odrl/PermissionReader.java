package org.codexfield.licensing.model.odrl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.model.language.Constraint;
import org.codexfield.licensing.model.language.Derivatives;
import org.codexfield.licensing.model.language.Price;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.licensing.model.language.Rule.Permit;

/** Reads permissions; one that lost a condition or a duty is left out. */
final class PermissionReader {

    private static final Set<String> MEMBERS = Set.of("action", "constraint", "duty", "cf:clause");

    private final Losses losses;

    /** By the number that the policy knows it by; empty where it is left out. */
    private final List<Optional<Permit>> permits = new ArrayList<>();

    PermissionReader(Losses losses) {
        this.losses = losses;
    }

    List<Rule> permits() {
        return permits.stream().flatMap(Optional::stream).map(Rule.class::cast).toList();
    }

    /** Whether the permit of this number, from 1, could be told that derivatives are forbidden. */
    boolean forbidDerivatives(int number) {
        if (number < 1 || number > permits.size() || permits.get(number - 1).isEmpty()) {
            return false;
        }
        var permit = permits.get(number - 1).get();
        if (permit.derivatives().isPresent()) {
            return false;
        }
        replace(number - 1, permit, new Derivatives.Forbidden());
        return true;
    }

    void read(LdNode node) {
        OdrlReader.bounded(permits);
        int before = losses.count();
        losses.members(node, MEMBERS);
        var actions = ActionReader.read(node, losses);
        int beforeRest = actions.all() ? before : losses.count();
        var constraints = constraints(node);
        if (isClause(node)) {
            // what was lost here would let works be derived without it
            if (losses.count() > before || !derivation(node, constraints)) {
                leaveOut(node);
            }
            return;
        }
        var price = price(node);
        // an action fewer permits less, so that alone is no reason to leave the permission out
        boolean sound = losses.count() == beforeRest && node.membersBeyond(MEMBERS).isEmpty();
        if (sound && !actions.known().isEmpty()) {
            permits.add(
                    Optional.of(new Permit(actions.known(), constraints, price, Optional.empty())));
        } else {
            leaveOut(node);
            permits.add(Optional.empty());
        }
    }

    private void leaveOut(LdNode node) {
        losses.note("odrl-permission-left-out", node);
    }

    private boolean isClause(LdNode node) {
        return node.one("cf:clause").isPresent();
    }

    /** What a permission to derive says belongs to the permission before it. */
    private boolean derivation(LdNode node, List<Constraint> constraints) {
        int last = permits.size() - 1;
        var duties = node.all("duty");
        var share = duties.stream().findFirst().flatMap(DutyReader::share);
        boolean sound =
                last >= 0
                        && node.one("cf:clause")
                                .flatMap(LdNode::iri)
                                .filter((Names.CF + "derivatives")::equals)
                                .isPresent()
                        && duties.size() == (share.isPresent() ? 1 : 0)
                        && node.membersBeyond(MEMBERS).isEmpty()
                        && node.all("action").size() == 1
                        && node.all("action")
                                .get(0)
                                .iri()
                                .filter((Names.ODRL + "derive")::equals)
                                .isPresent();
        if (!sound || permits.get(last).isEmpty()) {
            return false;
        }
        var permit = permits.get(last).get();
        if (permit.derivatives().isPresent()
                || !new Permit(
                                List.of(Action.DERIVE),
                                constraints,
                                Optional.empty(),
                                Optional.empty())
                        .constraints()
                        .equals(permit.constraints())) {
            return false;
        }
        replace(last, permit, new Derivatives.Permitted(share));
        return true;
    }

    private void replace(int index, Permit permit, Derivatives derivatives) {
        permits.set(
                index,
                Optional.of(
                        new Permit(
                                permit.actions(),
                                permit.constraints(),
                                permit.price(),
                                Optional.of(derivatives))));
    }

    private List<Constraint> constraints(LdNode node) {
        var constraints = new ArrayList<Constraint>();
        for (var each : node.all("constraint")) {
            var constraint = ConstraintReader.read(each, "and");
            if (constraint.isEmpty()) {
                losses.lost("odrl-constraint", each, what(each));
            }
            constraint.ifPresent(constraints::add);
        }
        return constraints;
    }

    static String what(LdNode constraint) {
        return constraint.all("leftOperand").stream()
                .findFirst()
                .flatMap(LdNode::iri)
                .orElse("logical");
    }

    private Optional<Price> price(LdNode node) {
        Optional<Price> price = Optional.empty();
        for (var duty : node.all("duty")) {
            var read = DutyReader.price(duty);
            if (read.isEmpty() || price.isPresent()) {
                losses.lost("odrl-duty", duty, "duty");
            }
            price = read.or(() -> Optional.empty());
        }
        return price;
    }
}
