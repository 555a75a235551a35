package org.codexfield.licensing.model.decision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.model.language.Constraint;
import org.codexfield.licensing.model.language.Constraint.AtMost;
import org.codexfield.licensing.model.language.Constraint.DuringDates;
import org.codexfield.licensing.model.language.Constraint.DuringFromGrant;
import org.codexfield.licensing.model.language.Constraint.PeriodUnit;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Constraint.Regions;
import org.codexfield.licensing.model.language.PurposeVocabulary;
import org.codexfield.licensing.model.language.RegionVocabulary;
import org.jspecify.annotations.Nullable;

/** Makes constraints ready for deciding; whatever can be reckoned beforehand is. */
final class Checks {

    private Checks() {}

    /** A constraint of a permission; in its regions both node and organisation must lie. */
    static Check ofPermission(Constraint constraint) {
        return of(constraint, true);
    }

    /**
     * A constraint of a prohibition; it is enough that node or organisation lies in its regions.
     */
    static Check ofProhibition(Constraint constraint) {
        return of(constraint, false);
    }

    private static Check of(Constraint constraint, boolean permission) {
        if (constraint instanceof Purposes purposes) {
            return purposes(purposes);
        }
        if (constraint instanceof DuringFromGrant during) {
            return (request, world) -> fromGrant(during, world.now(), world.grantedAt());
        }
        if (constraint instanceof DuringDates dates) {
            return dates(dates);
        }
        if (constraint instanceof AtMost atMost) {
            return atMost(atMost);
        }
        return regions((Regions) constraint, permission);
    }

    private static Check purposes(Purposes purposes) {
        var vocabulary = PurposeVocabulary.shipped();
        var codes =
                codes(
                        purposes.codes(),
                        vocabulary.codes(),
                        vocabulary::covers,
                        DecisionCode.PURPOSE_NOT_COVERED);
        return (request, world) ->
                codes.getOrDefault(request.purpose(), DecisionCode.FACT_IS_UNKNOWN);
    }

    private static Check regions(Regions regions, boolean permission) {
        var vocabulary = RegionVocabulary.shipped();
        var codes =
                codes(
                        regions.codes(),
                        vocabulary.codes(),
                        vocabulary::covers,
                        DecisionCode.REGION_NOT_COVERED);
        for (String code : vocabulary.codes()) {
            // part of a group may lie inside and part outside: then nobody can tell
            boolean touches =
                    regions.codes().stream().anyMatch(each -> vocabulary.overlap(each, code));
            if (touches) {
                codes.replace(code, DecisionCode.REGION_NOT_COVERED, DecisionCode.FACT_IS_UNKNOWN);
            }
        }
        Check node = (request, world) -> region(codes, request.nodeRegion());
        Check organisation = (request, world) -> region(codes, request.organisationRegion());
        return switch (regions.place()) {
            case NODE -> node;
            case ORGANISATION -> organisation;
            case BOTH -> permission ? all(node, organisation) : any(node, organisation);
        };
    }

    /** What is known of every code of a vocabulary, when some of them are listed. */
    private static Map<String, DecisionCode> codes(
            List<String> listed,
            Collection<String> all,
            BiPredicate<String, String> covers,
            DecisionCode other) {
        // a listed code that nobody knows may cover anything
        var beyond = all.containsAll(listed) ? other : DecisionCode.FACT_IS_UNKNOWN;
        var codes = new HashMap<String, DecisionCode>();
        for (String code : all) {
            boolean covered = listed.stream().anyMatch(each -> covers.test(each, code));
            codes.put(code, covered ? DecisionCode.PERMITTED : beyond);
        }
        return codes;
    }

    private static DecisionCode region(Map<String, DecisionCode> codes, @Nullable String region) {
        return region == null
                ? DecisionCode.FACT_IS_UNKNOWN
                : codes.getOrDefault(region, DecisionCode.FACT_IS_UNKNOWN);
    }

    private static Check all(Check one, Check other) {
        return (request, world) -> {
            var first = one.test(request, world);
            var second = other.test(request, world);
            if (first == DecisionCode.PERMITTED) {
                return second;
            }
            return first == DecisionCode.FACT_IS_UNKNOWN && second != DecisionCode.PERMITTED
                    ? second
                    : first;
        };
    }

    private static Check any(Check one, Check other) {
        return (request, world) -> {
            var first = one.test(request, world);
            var second = other.test(request, world);
            if (first == DecisionCode.PERMITTED || second == DecisionCode.PERMITTED) {
                return DecisionCode.PERMITTED;
            }
            return first == DecisionCode.FACT_IS_UNKNOWN ? first : second;
        };
    }

    private static DecisionCode fromGrant(
            DuringFromGrant during, Instant now, @Nullable Instant grantedAt) {
        if (grantedAt == null || now.isBefore(grantedAt)) {
            return DecisionCode.FACT_IS_UNKNOWN;
        }
        return now.isBefore(end(during, grantedAt))
                ? DecisionCode.PERMITTED
                : DecisionCode.PERIOD_IS_OVER;
    }

    /** The first instant after a period. */
    static Instant end(DuringFromGrant during, Instant grantedAt) {
        return during.unit() == PeriodUnit.DAYS
                ? grantedAt.plus(during.amount(), ChronoUnit.DAYS)
                : grantedAt.atOffset(ZoneOffset.UTC).plusMonths(during.amount()).toInstant();
    }

    private static Check dates(DuringDates dates) {
        var start = dates.first().atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = dates.last().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return (request, world) -> {
            if (!world.now().isBefore(end)) {
                return DecisionCode.PERIOD_IS_OVER;
            }
            return world.now().isBefore(start) ? DecisionCode.NOT_YET : DecisionCode.PERMITTED;
        };
    }

    private static Check atMost(AtMost atMost) {
        var window = atMost.window();
        int calls = atMost.calls();
        return (request, world) -> {
            long used = world.counts().in(window);
            if (used < 0) {
                return DecisionCode.FACT_IS_UNKNOWN;
            }
            return used < calls ? DecisionCode.PERMITTED : DecisionCode.CALLS_ARE_USED_UP;
        };
    }
}
