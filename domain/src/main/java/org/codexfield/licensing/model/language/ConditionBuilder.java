package org.codexfield.licensing.model.language;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.codexfield.licensing.LicenceIsTooLarge;
import org.codexfield.licensing.model.grammar.LicenceParser.ConditionContext;
import org.codexfield.licensing.model.grammar.LicenceParser.PeriodContext;
import org.codexfield.licensing.model.grammar.LicenceParser.RegionContext;
import org.codexfield.licensing.model.grammar.LicenceParser.ScopeContext;
import org.codexfield.licensing.model.grammar.LicenceParser.WordsContext;
import org.codexfield.licensing.model.language.Constraint.Place;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Constraint.Regions;

/** Makes the constraints that permissions and prohibitions share. */
final class ConditionBuilder {

    private final Values values;
    private final PurposeVocabulary purposes = PurposeVocabulary.shipped();
    private final RegionVocabulary regions = RegionVocabulary.shipped();

    ConditionBuilder(Values values) {
        this.values = values;
    }

    Optional<Constraint> build(ConditionContext condition) {
        if (condition.scope() != null) {
            return Optional.of(scope(condition.scope()));
        }
        return condition.period() != null
                ? period(condition.period())
                : Optional.of(region(condition.region()));
    }

    Purposes purposes(WordsContext words) {
        return new Purposes(
                bounded(words).stream()
                        .map(
                                word ->
                                        values.known(
                                                word.getSymbol(),
                                                "unknown-purpose",
                                                purposes.codes(),
                                                purposes::knows))
                        .toList());
    }

    private Constraint scope(ScopeContext scope) {
        return scope.PURPOSE() != null
                ? purposes(scope.words())
                : regions(Place.ORGANISATION, scope.words());
    }

    private Constraint region(RegionContext region) {
        return regions(region.REGIONS() != null ? Place.BOTH : Place.NODE, region.words());
    }

    private Regions regions(Place place, WordsContext words) {
        return new Regions(
                place,
                bounded(words).stream()
                        .map(
                                word ->
                                        values.known(
                                                word.getSymbol(),
                                                "unknown-region",
                                                regions.codes(),
                                                regions::knows))
                        .toList());
    }

    private Optional<Constraint> period(PeriodContext period) {
        if (period.amount != null) {
            var unit =
                    period.DAYS() != null
                            ? Constraint.PeriodUnit.DAYS
                            : Constraint.PeriodUnit.MONTHS;
            int amount = values.integer(period.amount, 1, Constraint.MAX_PERIOD);
            return Optional.of(new Constraint.DuringFromGrant(amount, unit));
        }
        var first = values.date(period.first);
        var last = values.date(period.last);
        return first.flatMap(from -> last.map(to -> new Constraint.DuringDates(from, to)));
    }

    private static List<TerminalNode> bounded(WordsContext words) {
        if (words.WORD().size() > Rule.MAX_PARTS) {
            throw new LicenceIsTooLarge("values in one list", Rule.MAX_PARTS);
        }
        return words.WORD();
    }
}
