package org.codexfield.licensing.model.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.codexfield.licensing.Decision;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.language.Constraint.AtMost;
import org.codexfield.licensing.model.language.Constraint.DuringDates;
import org.codexfield.licensing.verify.CallWindow;

/**
 * Why a decision came out as it did: every rule about what was asked, with each of its constraints.
 *
 * @param rules causes of revocation and prohibitions first, then permissions
 * @param retryAt from when on it may help to ask again, if time alone can help
 */
public record Explanation(
        Decision decision,
        CompiledLicence terms,
        UseRequest request,
        StateOfWorld world,
        List<RuleOutcome> rules,
        Optional<Instant> retryAt) {

    /** The languages of the report. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** What a rule is. */
    public enum Kind {
        /** Something may be done. */
        PERMISSION,
        /** Something must not be done, or the grant ends. */
        PROHIBITION
    }

    /**
     * What became of a rule.
     *
     * @param number the number of the rule, from 1
     * @param text the rule
     * @param about whether it is about the action asked for
     * @param active whether the permission holds, or the prohibition applies
     */
    public record RuleOutcome(
            int number,
            Kind kind,
            String text,
            boolean about,
            boolean active,
            List<ConstraintOutcome> constraints) {}

    /**
     * What became of a constraint.
     *
     * @param code {@link DecisionCode#PERMITTED} if it holds
     */
    public record ConstraintOutcome(String text, DecisionCode code) {

        /** Whether it holds. */
        public boolean holds() {
            return code == DecisionCode.PERMITTED;
        }
    }

    /** Explains a decision. */
    public static Explanation of(CompiledLicence terms, UseRequest request, StateOfWorld world) {
        var decision = terms.decide(request, world);
        return new Explanation(
                decision,
                terms,
                request,
                world,
                Outcomes.of(terms, request, world),
                retryAt(terms, decision, request, world));
    }

    /** The decision and what would help, in the language of the locale. */
    public String sentence(Locale locale) {
        return new DecisionTexts(locale).sentence(this);
    }

    /** What became of a constraint, in the language of the locale. */
    public String sentence(ConstraintOutcome constraint, Kind rule, Locale locale) {
        return new DecisionTexts(locale)
                .constraint(constraint.text(), constraint.code(), rule == Kind.PROHIBITION);
    }

    /** The ODRL compliance report, in English and German. */
    public ObjectNode report() {
        return ComplianceReport.write(this);
    }

    /** When every window that is used up has ended, or the period has begun. */
    private static Optional<Instant> retryAt(
            CompiledLicence terms, Decision decision, UseRequest request, StateOfWorld world) {
        if (decision.code() != DecisionCode.CALLS_ARE_USED_UP
                && decision.code() != DecisionCode.NOT_YET) {
            return Optional.empty();
        }
        var permission =
                terms.permissions().stream()
                        .filter(rule -> rule.number() == decision.rule())
                        .findFirst()
                        .orElseThrow();
        var codes = permission.test(request, world);
        var at = world.now();
        for (int i = 0; i < codes.size(); i++) {
            var constraint = permission.constraints().get(i);
            if (codes.get(i) == DecisionCode.CALLS_ARE_USED_UP
                    && constraint instanceof AtMost atMost) {
                if (atMost.calls() == 0) {
                    return Optional.empty();
                }
                var end = end(atMost.window(), world);
                if (end.isEmpty()) {
                    return Optional.empty();
                }
                at = later(at, end.get());
            } else if (codes.get(i) == DecisionCode.NOT_YET
                    && constraint instanceof DuringDates dates) {
                at = later(at, dates.first().atStartOfDay(ZoneOffset.UTC).toInstant());
            }
        }
        var then = at;
        var later =
                new StateOfWorld(
                        then,
                        world.grantedAt(),
                        window -> 0,
                        world.credential(),
                        world.institutionVouched(),
                        world.overdueDays());
        return terms.decide(request, later).isPermitted() ? Optional.of(then) : Optional.empty();
    }

    private static Optional<Instant> end(CallWindow window, StateOfWorld world) {
        var granted = world.grantedAt();
        if (granted == null && window.isFromGrant()) {
            return Optional.empty();
        }
        return Optional.of(window.at(world.now(), granted == null ? world.now() : granted).end());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
