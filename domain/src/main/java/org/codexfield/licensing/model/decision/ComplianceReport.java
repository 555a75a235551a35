package org.codexfield.licensing.model.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import org.codexfield.licensing.model.decision.Explanation.ConstraintOutcome;
import org.codexfield.licensing.model.decision.Explanation.Kind;
import org.codexfield.licensing.model.decision.Explanation.RuleOutcome;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.licensing.model.odrl.OdrlWriter;
import org.codexfield.licensing.model.odrl.Report;

/** Writes an explanation as ODRL compliance report. */
final class ComplianceReport {

    private ComplianceReport() {}

    static ObjectNode write(Explanation explanation) {
        String uid = OdrlWriter.write(explanation.terms().licence()).get("uid").textValue();
        var report = Report.policy(uid, explanation.world().now());
        report.put("cf:decision", explanation.decision().code().code());
        explanation.retryAt().ifPresent(at -> report.set("cf:retryAt", Report.time(at)));
        int deciding = explanation.decision().rule();
        if (deciding > 0) {
            Report.id(report, "cf:decidingRule", uid + "#rule-" + deciding);
        }
        Explanation.LANGUAGES.forEach(
                locale ->
                        Report.comment(report, locale.getLanguage(), explanation.sentence(locale)));
        explanation.rules().forEach(rule -> write(report, uid, rule));
        licenceDuties(report, explanation, uid);
        return report;
    }

    private static void write(ObjectNode report, String uid, RuleOutcome rule) {
        boolean prohibition = rule.kind() == Kind.PROHIBITION;
        var node =
                Report.add(
                        report,
                        "ruleReport",
                        prohibition ? "ProhibitionReport" : "PermissionReport");
        Report.id(node, "report:rule", uid + "#rule-" + rule.number());
        node.put("cf:text", rule.text());
        Report.state(node, "attemptState", rule.about() ? "Attempted" : "NotAttempted");
        Report.state(node, "activationState", rule.active() ? "Active" : "Inactive");
        Report.state(node, "performanceState", "Unknown");
        Report.state(node, "deonticState", "NonSet");
        var action = Report.add(node, "premiseReport", "ActionReport");
        Report.state(action, "satisfactionState", rule.about() ? "Satisfied" : "Unsatisfied");
        rule.constraints().forEach(constraint -> write(node, constraint, prohibition));
    }

    private static void write(ObjectNode rule, ConstraintOutcome constraint, boolean prohibition) {
        var node = Report.add(rule, "premiseReport", "ConstraintReport");
        node.put("cf:text", constraint.text()).put("cf:decision", constraint.code().code());
        Report.state(node, "satisfactionState", constraint.holds() ? "Satisfied" : "Unsatisfied");
        Explanation.LANGUAGES.forEach(
                locale ->
                        Report.comment(
                                node,
                                locale.getLanguage(),
                                new DecisionTexts(locale)
                                        .constraint(
                                                constraint.text(),
                                                constraint.code(),
                                                prohibition)));
    }

    /** Duties bind, but nobody here sees whether they are kept. */
    private static void licenceDuties(ObjectNode report, Explanation explanation, String uid) {
        var rules = explanation.terms().licence().rules();
        IntStream.range(0, rules.size())
                .filter(i -> rules.get(i) instanceof Rule.Attribute)
                .forEach(
                        i -> {
                            var node = Report.add(report, "ruleReport", "DutyReport");
                            Report.id(node, "report:rule", uid + "#rule-" + (i + 1));
                            Report.state(node, "activationState", "Active");
                            Report.state(node, "performanceState", "Unknown");
                            Report.state(node, "deonticState", "NonSet");
                        });
    }
}
