package org.codexfield.licensing.model.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.Severity;
import org.codexfield.licensing.model.language.Constraint.AtMost;
import org.codexfield.licensing.model.language.Constraint.DuringDates;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Constraint.Regions;

/** Finds what is wrong or odd in a licence that can be read. */
public final class LicenceLint {

    private static final int PERCENT_DECIMALS = 4;

    private final Licence licence;
    private final List<Integer> lines;
    private final LocalDate today;
    private final List<Finding> findings = new ArrayList<>();

    private LicenceLint(Licence licence, List<Integer> lines, LocalDate today) {
        this.licence = licence;
        this.lines = lines;
        this.today = today;
    }

    /**
     * The findings, in the order of the rules.
     *
     * @param lines the line of each rule, where they are known; else empty
     * @param now the present: a period may be past
     */
    public static List<Finding> check(Licence licence, List<Integer> lines, Instant now) {
        var lint = new LicenceLint(licence, lines, LocalDate.ofInstant(now, ZoneOffset.UTC));
        lint.check();
        return List.copyOf(lint.findings);
    }

    private void check() {
        if (licence.rules(Rule.Permit.class).isEmpty()) {
            findings.add(new Finding(Severity.WARNING, "nothing-permitted", 0, 0, Map.of()));
        }
        for (int number = 1; number <= licence.rules().size(); number++) {
            var rule = licence.rules().get(number - 1);
            repeated(rule, number);
            var constraints = constraints(rule);
            constraints(constraints, number);
            if (rule instanceof Rule.Permit permit) {
                limits(constraints, number);
                contradictions(permit, number);
                share(permit, number);
                price(permit, number);
            }
        }
    }

    private static List<Constraint> constraints(Rule rule) {
        if (rule instanceof Rule.Permit permit) {
            return permit.constraints();
        }
        return rule instanceof Rule.Forbid forbid ? forbid.constraints() : List.of();
    }

    private void repeated(Rule rule, int number) {
        int first = licence.number(rule);
        if (first < number) {
            find(
                    Severity.WARNING,
                    "duplicate-rule",
                    number,
                    Map.of("rule", "" + number, "other", "" + first));
        }
    }

    private void constraints(List<Constraint> constraints, int number) {
        var seen = new ArrayList<Constraint>();
        for (var constraint : constraints) {
            if (seen.contains(constraint)) {
                String text = LicenceFormatter.constraint(constraint);
                find(Severity.WARNING, "duplicate-constraint", number, Map.of("text", text));
            }
            seen.add(constraint);
            if (constraint instanceof DuringDates dates) {
                dates(dates, number);
            } else if (constraint instanceof AtMost atMost && atMost.calls() == 0) {
                find(Severity.ERROR, "zero-calls", number, Map.of());
            } else if (constraint instanceof Purposes purposes) {
                values(purposes.codes(), number);
                purposes.codes().stream()
                        .filter(code -> !PurposeVocabulary.shipped().knows(code))
                        .forEach(code -> unknown("unknown-purpose", code, number));
            } else if (constraint instanceof Regions regions) {
                values(regions.codes(), number);
                regions.codes().stream()
                        .filter(code -> !RegionVocabulary.shipped().knows(code))
                        .forEach(code -> unknown("unknown-region", code, number));
            }
        }
        if (Covering.purposesAreDisjoint(constraints)) {
            find(Severity.ERROR, "purposes-disjoint", number, Map.of());
        }
        if (Covering.regionsAreDisjoint(constraints)) {
            find(Severity.ERROR, "regions-disjoint", number, Map.of());
        }
    }

    private void unknown(String code, String found, int number) {
        find(Severity.ERROR, code, number, Map.of("found", Words.shown(found)));
    }

    private void dates(DuringDates dates, int number) {
        if (dates.last().isBefore(dates.first())) {
            find(
                    Severity.ERROR,
                    "dates-reversed",
                    number,
                    Map.of("first", dates.first().toString(), "last", dates.last().toString()));
        } else if (dates.last().isBefore(today)) {
            find(Severity.WARNING, "dates-past", number, Map.of("last", dates.last().toString()));
        }
    }

    private void values(List<String> codes, int number) {
        var seen = new HashSet<String>();
        codes.stream()
                .filter(code -> !seen.add(code))
                .forEach(
                        code ->
                                find(
                                        Severity.WARNING,
                                        "duplicate-value",
                                        number,
                                        Map.of("value", code)));
    }

    /** Of two limits in the same window only the lower one counts. */
    private void limits(List<Constraint> constraints, int number) {
        var limits =
                constraints.stream()
                        .filter(AtMost.class::isInstance)
                        .map(AtMost.class::cast)
                        .toList();
        for (var limit : limits) {
            boolean superfluous =
                    limits.stream()
                            .anyMatch(
                                    other ->
                                            other.window() == limit.window()
                                                    && other.calls() < limit.calls());
            if (superfluous) {
                String text = LicenceFormatter.constraint(limit);
                find(Severity.WARNING, "limit-superfluous", number, Map.of("text", text));
            }
        }
    }

    private void contradictions(Rule.Permit permit, int number) {
        var actions = new ArrayList<>(permit.actions());
        if (permit.derivatives().filter(Derivatives.Permitted.class::isInstance).isPresent()
                && !actions.contains(Action.DERIVE)) {
            actions.add(Action.DERIVE);
        }
        for (var action : actions) {
            forbidding(permit, action)
                    .ifPresent(
                            other ->
                                    find(
                                            Severity.ERROR,
                                            "contradiction",
                                            number,
                                            Map.of(
                                                    "rule",
                                                    "" + number,
                                                    "action",
                                                    action.word(),
                                                    "other",
                                                    "" + other)));
        }
    }

    private Optional<Integer> forbidding(Rule.Permit permit, Action action) {
        for (int number = 1; number <= licence.rules().size(); number++) {
            var rule = licence.rules().get(number - 1);
            if (rule instanceof Rule.Forbid forbid
                    && (forbid.actions().isEmpty() || forbid.actions().contains(action))
                    && Covering.covers(forbid.constraints(), permit.constraints())) {
                return Optional.of(number);
            }
            if (action == Action.DERIVE
                    && rule instanceof Rule.Permit other
                    && other.derivatives()
                            .filter(Derivatives.Forbidden.class::isInstance)
                            .isPresent()) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    private void share(Rule.Permit permit, int number) {
        var share =
                permit.derivatives()
                        .filter(Derivatives.Permitted.class::isInstance)
                        .flatMap(each -> ((Derivatives.Permitted) each).share());
        if (share.isPresent() && share.get().ppm() == 0) {
            find(Severity.ERROR, "share-zero", number, Map.of());
        }
        share.filter(one -> one.ppm() > Share.WHOLE_PPM)
                .ifPresent(
                        one ->
                                find(
                                        Severity.ERROR,
                                        "share-over-whole",
                                        number,
                                        Map.of(
                                                "share",
                                                DecimalText.of(one.ppm(), PERCENT_DECIMALS))));
    }

    /** Prices of one window are told by amounts that grow. */
    private void price(Rule.Permit permit, int number) {
        permit.price().ifPresent(price -> windows(price, number));
        permit.price().ifPresent(price -> tiers(price, number));
    }

    private void windows(Price price, int number) {
        if (price.windows().size() > 1) {
            find(Severity.ERROR, "price-windows-differ", number, Map.of());
        }
    }

    private void tiers(Price price, int number) {
        int least = price.free().map(Price.Allowance::mu).orElse(0);
        for (var tier : price.tiers()) {
            if (tier.aboveMu() <= least) {
                String text = LicenceFormatter.tier(tier, price);
                find(
                        Severity.ERROR,
                        "tiers-not-ascending",
                        number,
                        Map.of("text", text, "least", "" + least));
            }
            least = Math.max(least, tier.aboveMu());
        }
    }

    private void find(Severity severity, String code, int number, Map<String, String> arguments) {
        int line = lines.isEmpty() ? 0 : lines.get(number - 1);
        findings.add(new Finding(severity, code, line, line == 0 ? 0 : 1, arguments));
    }
}
