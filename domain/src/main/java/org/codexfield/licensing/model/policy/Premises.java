package org.codexfield.licensing.model.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codexfield.licensing.model.odrl.LdNode;
import org.codexfield.licensing.model.odrl.Names;
import org.codexfield.licensing.model.odrl.Report;

/** Evaluates what a rule is about: its action, its target and its assignee. */
final class Premises {

    private static final String LICENSED = Names.CF + "licensed";

    private final Facts facts;
    private final ConstraintEvaluator constraints;
    private final Unknowns unknowns;

    Premises(Facts facts, ConstraintEvaluator constraints, Unknowns unknowns) {
        this.facts = facts;
        this.constraints = constraints;
        this.unknowns = unknowns;
    }

    /** Whether what somebody does, or asks to do, is what a rule of a policy is about. */
    Truth about(LdNode policy, LdNode rule, LdNode deed, ObjectNode report) {
        return Truth.all(
                List.of(
                        action(rule, deed, report),
                        party(policy, rule, deed, "target", "TargetReport", report),
                        party(policy, rule, deed, "assignee", "PartyReport", report)));
    }

    private Truth action(LdNode rule, LdNode deed, ObjectNode report) {
        var done =
                deed.all("action").stream()
                        .map(Premises::actionName)
                        .flatMap(Optional::stream)
                        .toList();
        var truths = new ArrayList<Truth>();
        var node = Report.add(report, "premiseReport", "ActionReport");
        for (var action : rule.all("action")) {
            var name = actionName(action);
            var matches =
                    name.map(
                                    broad ->
                                            Truth.any(
                                                    done.stream()
                                                            .map(
                                                                    narrow ->
                                                                            facts.hierarchy()
                                                                                    .isAction(
                                                                                            narrow,
                                                                                            broad))
                                                            .toList()))
                            .orElse(Truth.UNKNOWN);
            var refined =
                    constraints.all(
                            action.all("refinement"), operand -> refined(deed, operand), node);
            truths.add(Truth.all(List.of(matches, refined)));
        }
        return reported(rule, Truth.any(truths), node, "action");
    }

    /** The action itself, which stands under rdf:value where it is refined. */
    private static Optional<String> actionName(LdNode action) {
        return action.one("rdf:value").flatMap(LdNode::iri).or(action::iri);
    }

    private List<Value> refined(LdNode deed, String operand) {
        var own = Facts.values(deed, operand);
        return own.isEmpty() ? facts.values(operand) : own;
    }

    /** A target or an assignee: of the rule, else of the policy; it may be a collection. */
    private Truth party(
            LdNode policy, LdNode rule, LdNode deed, String role, String type, ObjectNode report) {
        var wanted = rule.all(role).isEmpty() ? policy.all(role) : rule.all(role);
        if (wanted.isEmpty()) {
            return Truth.TRUE;
        }
        var node = Report.add(report, "premiseReport", type);
        var given = deed.all(role).stream().map(LdNode::iri).flatMap(Optional::stream).toList();
        var truths = wanted.stream().map(each -> member(each, given, node)).toList();
        return reported(wanted.get(0), Truth.any(truths), node, role);
    }

    private Truth member(LdNode wanted, List<String> given, ObjectNode report) {
        // a collection is named by its uid, or by its source when refinements narrow it
        var name = wanted.one("source").flatMap(LdNode::iri).or(wanted::iri);
        if (name.filter(LICENSED::equals).isPresent()) {
            return Truth.TRUE;
        }
        var refinements = wanted.all("refinement");
        if (given.isEmpty() || (name.isEmpty() && refinements.isEmpty())) {
            return Truth.UNKNOWN;
        }
        var belongs =
                name.map(
                                broad ->
                                        Truth.any(
                                                given.stream()
                                                        .map(
                                                                each ->
                                                                        facts.hierarchy()
                                                                                .belongs(
                                                                                        each,
                                                                                        broad))
                                                        .toList()))
                        .orElse(Truth.TRUE);
        var refined =
                constraints.all(
                        refinements,
                        operand ->
                                given.stream()
                                        .map(facts::resource)
                                        .flatMap(Optional::stream)
                                        .flatMap(each -> Facts.values(each, operand).stream())
                                        .toList(),
                        report);
        return Truth.all(List.of(belongs, refined));
    }

    private Truth reported(LdNode where, Truth truth, ObjectNode report, String what) {
        state(report, where, truth);
        return truth == Truth.UNKNOWN ? unknowns.add(where, what) : truth;
    }

    /** Puts what became of a premise; what nobody can tell is not satisfied. */
    static void state(ObjectNode report, LdNode premise, Truth truth) {
        report.put("cf:at", premise.pointer());
        Report.state(
                report, "satisfactionState", truth == Truth.TRUE ? "Satisfied" : "Unsatisfied");
        if (truth == Truth.UNKNOWN) {
            report.put("cf:unknown", true);
        }
    }
}
