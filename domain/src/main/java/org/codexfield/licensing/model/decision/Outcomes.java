package org.codexfield.licensing.model.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.decision.Explanation.ConstraintOutcome;
import org.codexfield.licensing.model.decision.Explanation.Kind;
import org.codexfield.licensing.model.decision.Explanation.RuleOutcome;
import org.codexfield.licensing.model.language.LicenceFormatter;

/** What became of every rule. */
final class Outcomes {

    private Outcomes() {}

    static List<RuleOutcome> of(CompiledLicence terms, UseRequest request, StateOfWorld world) {
        var outcomes = new ArrayList<RuleOutcome>();
        for (var cause : terms.causes()) {
            var code = cause.hasCome(world) ? DecisionCode.PERMITTED : DecisionCode.REVOKED;
            var known = cause.isUnknown(world) ? DecisionCode.FACT_IS_UNKNOWN : code;
            outcomes.add(
                    new RuleOutcome(
                            cause.decision().rule(),
                            Kind.PROHIBITION,
                            text(terms, cause.decision().rule()),
                            true,
                            cause.hasCome(world),
                            List.of(
                                    new ConstraintOutcome(
                                            LicenceFormatter.cause(cause.cause()), known))));
        }
        for (var rule : terms.prohibitions()) {
            boolean about = rule.isAbout(request.action());
            boolean active = about && rule.forbids(request, world);
            outcomes.add(outcome(terms, rule, Kind.PROHIBITION, active, request, world));
        }
        for (var rule : terms.permissions()) {
            boolean active =
                    rule.isAbout(request.action())
                            && rule.permits(request, world) == DecisionCode.PERMITTED;
            outcomes.add(outcome(terms, rule, Kind.PERMISSION, active, request, world));
        }
        return List.copyOf(outcomes);
    }

    private static RuleOutcome outcome(
            CompiledLicence terms,
            CompiledRule rule,
            Kind kind,
            boolean active,
            UseRequest request,
            StateOfWorld world) {
        var codes = rule.test(request, world);
        var constraints =
                IntStream.range(0, codes.size())
                        .mapToObj(
                                i ->
                                        new ConstraintOutcome(
                                                LicenceFormatter.constraint(
                                                        rule.constraints().get(i)),
                                                codes.get(i)))
                        .toList();
        return new RuleOutcome(
                rule.number(),
                kind,
                text(terms, rule.number()),
                rule.isAbout(request.action()),
                active,
                constraints);
    }

    private static String text(CompiledLicence terms, int number) {
        return LicenceFormatter.rule(terms.licence().rules().get(number - 1));
    }
}
