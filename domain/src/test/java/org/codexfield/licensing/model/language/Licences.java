package org.codexfield.licensing.model.language;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.model.language.Constraint.AtMost;
import org.codexfield.licensing.model.language.Constraint.DuringDates;
import org.codexfield.licensing.model.language.Constraint.DuringFromGrant;
import org.codexfield.licensing.model.language.Constraint.PeriodUnit;
import org.codexfield.licensing.model.language.Constraint.Place;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Constraint.Regions;
import org.codexfield.licensing.model.language.Rule.Cause;
import org.codexfield.licensing.verify.CallWindow;

/** Licences to test with: the example of the documentation, and any that can be written. */
public final class Licences {

    /** Every clause of the language once, in canonical form. */
    public static final String HOSPITAL =
            """
            licence "Hospital imaging, research only" version 1.2.0
            permit invoke, download for purpose research, teaching
              during 365 days from grant
              at most 10000 calls per month and 50 calls per minute
              in regions EU, CH
              price 0.002 EUR per MU, first 1000 MU per month free
              derivatives permitted, cascading share 12 %
            duty attribute "Example Institute"
            forbid purpose biometric-identification
            revoke when payment overdue 30 days or institution unvouched
            """;

    private Licences() {}

    /** The example. */
    public static Licence hospital() {
        return LicenceText.parse(HOSPITAL);
    }

    /** A licence of these rules. */
    public static Licence of(String... rules) {
        return LicenceText.parse("licence \"Test\" version 1.0.0\n" + String.join("\n", rules));
    }

    /** Any licence. */
    public static Arbitrary<Licence> any() {
        var title =
                Arbitraries.strings()
                        .withChars("aZ09 \"\\äж漢{}#,%")
                        .ofMinLength(1)
                        .ofMaxLength(20)
                        .map(text -> "x" + text.strip());
        var version = Arbitraries.of("1.0.0", "0.10.2", "2.0.0-rc.1");
        return Combinators.combine(title, version, rules().list().ofMaxSize(5)).as(Licence::new);
    }

    /** Any rule. */
    public static Arbitrary<Rule> rules() {
        Arbitrary<Rule> attribute =
                Arbitraries.strings()
                        .alpha()
                        .ofMinLength(1)
                        .ofMaxLength(10)
                        .map(Rule.Attribute::new);
        var causes =
                Arbitraries.oneOf(
                        Arbitraries.just((Cause) new Cause.InstitutionUnvouched()),
                        Arbitraries.integers().between(1, 60).map(Cause.PaymentOverdue::new));
        Arbitrary<Rule> revoke = causes.list().ofMinSize(1).ofMaxSize(3).map(Rule.Revoke::new);
        return Arbitraries.frequencyOf(
                Tuple.of(4, permits().map(Rule.class::cast)),
                Tuple.of(2, forbids().map(Rule.class::cast)),
                Tuple.of(1, attribute),
                Tuple.of(1, revoke));
    }

    /** Any permission. */
    public static Arbitrary<Rule.Permit> permits() {
        var constraints = Arbitraries.oneOf(conditions(), limits()).list().ofMaxSize(5);
        return Combinators.combine(
                        actions().filter(list -> !list.isEmpty()),
                        constraints,
                        prices().optional(),
                        derivatives().optional())
                .as(Rule.Permit::new);
    }

    private static Arbitrary<Rule.Forbid> forbids() {
        return Combinators.combine(actions(), conditions().list().ofMaxSize(3))
                .filter((actions, constraints) -> !(actions.isEmpty() && constraints.isEmpty()))
                .as(Rule.Forbid::new);
    }

    private static Arbitrary<List<Action>> actions() {
        return Arbitraries.of(Action.class).list().ofMaxSize(3);
    }

    /** Any constraint that both permissions and prohibitions may have. */
    public static Arbitrary<Constraint> conditions() {
        var dates =
                Arbitraries.integers()
                        .between(0, 4000)
                        .map(LocalDate.EPOCH.plusYears(50)::plusDays);
        return Arbitraries.oneOf(
                purposes().list().ofMinSize(1).ofMaxSize(3).map(Purposes::new),
                Combinators.combine(
                                Arbitraries.of(Place.class),
                                Arbitraries.of("EU", "EEA", "CH", "DE", "US")
                                        .list()
                                        .ofMinSize(1)
                                        .ofMaxSize(3))
                        .as(Regions::new),
                Combinators.combine(
                                Arbitraries.integers().between(1, 800),
                                Arbitraries.of(PeriodUnit.class))
                        .as(DuringFromGrant::new),
                Combinators.combine(dates, dates).as(DuringDates::new));
    }

    /** Any purpose of the vocabulary. */
    public static Arbitrary<String> purposes() {
        return Arbitraries.of(PurposeVocabulary.shipped().codes());
    }

    /** Any limit of calls. */
    public static Arbitrary<Constraint> limits() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20), Arbitraries.of(CallWindow.class))
                .as(AtMost::new);
    }

    private static Arbitrary<Price> prices() {
        var calendar = Arbitraries.of(CallWindow.class).filter(window -> !window.isFromGrant());
        var free =
                Combinators.combine(Arbitraries.integers().between(1, 5000), calendar)
                        .as(Price.Allowance::new);
        var tier =
                Combinators.combine(
                                Arbitraries.integers().between(1, 90_000),
                                calendar,
                                Arbitraries.longs().between(0, Price.MAX_NANO))
                        .as(Price.Tier::new);
        return Combinators.combine(
                        Arbitraries.longs().between(0, Price.MAX_NANO),
                        Arbitraries.of("EUR", "CHF", "JPY"),
                        free.optional(),
                        tier.list().ofMaxSize(3))
                .as(Price::new);
    }

    private static Arbitrary<Derivatives> derivatives() {
        var shares =
                Combinators.combine(
                                Arbitraries.of(Share.Kind.class),
                                Arbitraries.integers().between(0, 1_200_000))
                        .as(Share::new);
        return Arbitraries.oneOf(
                Arbitraries.just(new Derivatives.Forbidden()),
                shares.optional().map(Derivatives.Permitted::new));
    }
}
