package org.codexfield.licensing.model.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.licensing.PolicyIsMalformed;
import org.codexfield.licensing.model.odrl.LdNode;
import org.codexfield.licensing.model.odrl.Report;

/** Evaluates permissions, prohibitions and duties, and reports each. */
final class RuleEvaluator {

    private static final int MAX_DEPTH = 8;

    /** Whether the action of a rule was performed. */
    private enum Performance {
        PERFORMED("Performed"),
        UNPERFORMED("Unperformed"),
        UNKNOWN("Unknown");

        private final String state;

        Performance(String state) {
            this.state = state;
        }
    }

    private final LdNode policy;
    private final Optional<LdNode> request;
    private final Facts facts;
    private final ConstraintEvaluator constraints;
    private final Premises premises;

    RuleEvaluator(LdNode policy, Optional<LdNode> request, Facts facts, Unknowns unknowns) {
        this.policy = policy;
        this.request = request;
        this.facts = facts;
        this.constraints = new ConstraintEvaluator(facts, unknowns);
        this.premises = new Premises(facts, constraints, unknowns, Premises.Deed.ASKED);
    }

    /** Whether a permission is active: all its premises hold and its duties are fulfilled. */
    boolean permission(LdNode rule, ObjectNode report) {
        var node = ruleReport(report, "ruleReport", "PermissionReport", rule);
        var about = about(rule, node);
        var holds = constraints.rule(rule, node);
        boolean duties = true;
        for (var duty : rule.all("duty")) {
            duties &= duty(duty, node, "conditionReport", 1);
        }
        boolean active = Truth.all(List.of(about, holds)) == Truth.TRUE && duties;
        var performance = performance(rule);
        states(node, about, active, performance);
        String deontic = "NonSet";
        if (performance == Performance.PERFORMED) {
            deontic = active ? "Fulfilled" : "Violated";
        } else if (performance == Performance.UNPERFORMED && !active) {
            deontic = "Fulfilled";
        }
        Report.state(node, "deonticState", deontic);
        return active;
    }

    /** Whether a prohibition is active: no premise is known not to hold. */
    boolean prohibition(LdNode rule, ObjectNode report) {
        var node = ruleReport(report, "ruleReport", "ProhibitionReport", rule);
        var about = about(rule, node);
        var holds = constraints.rule(rule, node);
        boolean active = Truth.all(List.of(about, holds)) != Truth.FALSE;
        var performance = performance(rule);
        states(node, about, active, performance);
        String deontic = "NonSet";
        if (active && performance == Performance.PERFORMED) {
            var remedies = rule.all("remedy");
            boolean remedied = !remedies.isEmpty();
            for (var remedy : remedies) {
                remedied &= duty(remedy, node, "conditionReport", 1);
            }
            deontic = remedied ? "Fulfilled" : "Violated";
        } else if (active && performance == Performance.UNPERFORMED) {
            deontic = "Fulfilled";
        }
        Report.state(node, "deonticState", deontic);
        return active;
    }

    /** Reports a duty of the policy itself. */
    void obligation(LdNode rule, ObjectNode report) {
        duty(rule, report, "ruleReport", 1);
    }

    /** Whether a duty asks for nothing more: it does not apply, or it is fulfilled. */
    private boolean duty(LdNode rule, ObjectNode report, String property, int depth) {
        if (depth > MAX_DEPTH) {
            throw new PolicyIsMalformed(rule.pointer(), "duties are nested too deep");
        }
        var node = ruleReport(report, property, "DutyReport", rule);
        // a duty whose constraint nobody can tell applies
        boolean active = constraints.rule(rule, node) != Truth.FALSE;
        // what a policy says for its rules says nothing of the duties within them
        boolean isNamed = depth == 1 && property.equals("ruleReport");
        var performance =
                isNamed || !rule.all("action").isEmpty() ? performance(rule) : Performance.UNKNOWN;
        Report.state(node, "activationState", active ? "Active" : "Inactive");
        Report.state(node, "performanceState", performance.state);
        boolean fulfilled = performance == Performance.PERFORMED;
        boolean violated = active && performance == Performance.UNPERFORMED;
        if (violated) {
            for (var consequence : rule.all("consequence")) {
                duty(consequence, node, "conditionReport", depth + 1);
            }
        }
        String deontic = active && fulfilled ? "Fulfilled" : "NonSet";
        Report.state(node, "deonticState", violated ? "Violated" : deontic);
        return !active || fulfilled;
    }

    /** Where nothing is asked for, only time and place decide what is active. */
    private Truth about(LdNode rule, ObjectNode node) {
        return request.map(asked -> premises.about(policy, rule, asked, node)).orElse(Truth.TRUE);
    }

    private void states(ObjectNode node, Truth about, boolean active, Performance performance) {
        boolean attempted = request.isPresent() && about == Truth.TRUE;
        Report.state(node, "attemptState", attempted ? "Attempted" : "NotAttempted");
        Report.state(node, "activationState", active ? "Active" : "Inactive");
        Report.state(node, "performanceState", performance.state);
    }

    private Performance performance(LdNode rule) {
        if (isAmong(rule, facts.performed())) {
            return Performance.PERFORMED;
        }
        return isAmong(rule, facts.unperformed()) ? Performance.UNPERFORMED : Performance.UNKNOWN;
    }

    private boolean isAmong(LdNode rule, List<LdNode> deeds) {
        // only what is known for certain counts, and what is not is no reason to name it
        var silent =
                new Premises(
                        facts,
                        new ConstraintEvaluator(facts, new Unknowns()),
                        new Unknowns(),
                        Premises.Deed.DONE);
        return deeds.stream()
                .anyMatch(
                        deed ->
                                silent.about(policy, rule, deed, StrictJson.newObject())
                                        == Truth.TRUE);
    }

    private static ObjectNode ruleReport(
            ObjectNode report, String property, String type, LdNode rule) {
        var node = Report.add(report, property, type);
        rule.iri().ifPresent(name -> Report.id(node, "report:rule", name));
        node.put("cf:at", rule.pointer());
        return node;
    }
}
