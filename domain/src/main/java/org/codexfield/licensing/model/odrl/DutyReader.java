package org.codexfield.licensing.model.odrl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.licensing.model.language.Constraint;
import org.codexfield.licensing.model.language.Currencies;
import org.codexfield.licensing.model.language.DecimalText;
import org.codexfield.licensing.model.language.Price;
import org.codexfield.licensing.model.language.Share;
import org.codexfield.licensing.verify.CallWindow;

/** Reads what a permission costs, and what a derived work owes. */
final class DutyReader {

    private static final int NANO_DECIMALS = 9;
    private static final int MAX_SHARE_PPM = 1000 * Share.WHOLE_PPM;
    private static final Set<String> MEMBERS =
            Set.of("leftOperand", "operator", "rightOperand", "unit");

    private DutyReader() {}

    static Optional<Price> price(LdNode duty) {
        var refined = only(duty).filter(each -> each.is("odrl:compensate"));
        if (refined.isEmpty() || refined.get().refinements().isEmpty()) {
            return Optional.empty();
        }
        var refinements = refined.get().refinements();
        var perMu = perMu(refinements.get(0));
        var rest = refinements.subList(1, refinements.size());
        var free = rest.stream().findFirst().flatMap(DutyReader::allowance);
        var tiers = tiers(rest.subList(free.isPresent() ? 1 : 0, rest.size()));
        return perMu.flatMap(
                one ->
                        tiers.filter(all -> all.stream().allMatch(one::isInCurrencyOf))
                                .map(all -> price(one, free, all)));
    }

    private static Price price(PerMu one, Optional<Price.Allowance> free, List<TierPrice> tiers) {
        return new Price(
                one.nano(), one.currency(), free, tiers.stream().map(TierPrice::tier).toList());
    }

    private record PerMu(long nano, String currency) {

        boolean isInCurrencyOf(TierPrice tier) {
            return currency.equals(tier.currency());
        }
    }

    private record TierPrice(Price.Tier tier, String currency) {}

    private static Optional<PerMu> perMu(LdNode amount) {
        if (!sound(amount, "cf:pricePerMu")) {
            return Optional.empty();
        }
        return ConstraintReader.literal(amount, "decimal")
                .flatMap(DutyReader::nano)
                .flatMap(
                        nano ->
                                unit(amount, "cf:currency/")
                                        .filter(Currencies::knows)
                                        .map(currency -> new PerMu(nano, currency)));
    }

    private static Optional<Long> nano(String text) {
        return DecimalText.scaled(text, NANO_DECIMALS, Price.MAX_NANO)
                .filter(scaled -> DecimalText.of(scaled, NANO_DECIMALS).equals(text));
    }

    private static Optional<Price.Allowance> allowance(LdNode free) {
        return mu(free, "cf:freeMu")
                .flatMap(mu -> window(free).map(window -> new Price.Allowance(mu, window)));
    }

    private static Optional<Integer> mu(LdNode refinement, String operand) {
        return sound(refinement, operand)
                ? ConstraintReader.integer(refinement, 1, Constraint.MAX_AMOUNT)
                : Optional.empty();
    }

    /** All of them, or nothing when one cannot be read. */
    private static Optional<List<TierPrice>> tiers(List<LdNode> refinements) {
        var tiers = refinements.stream().flatMap(node -> tier(node).stream()).toList();
        return tiers.size() == refinements.size() && tiers.size() <= Price.MAX_TIERS
                ? Optional.of(tiers)
                : Optional.empty();
    }

    private static Optional<TierPrice> tier(LdNode refinement) {
        if (!refinement.isObject() || !refinement.membersBeyond(Set.of("and")).isEmpty()) {
            return Optional.empty();
        }
        var both = refinement.all("and");
        if (both.size() != 2) {
            return Optional.empty();
        }
        var above = both.get(0);
        return mu(above, "cf:aboveMu")
                .flatMap(
                        mu ->
                                window(above)
                                        .flatMap(
                                                window ->
                                                        perMu(both.get(1))
                                                                .map(
                                                                        per ->
                                                                                tier(
                                                                                        mu, window,
                                                                                        per))));
    }

    private static TierPrice tier(int aboveMu, CallWindow window, PerMu per) {
        return new TierPrice(new Price.Tier(aboveMu, window, per.nano()), per.currency());
    }

    private static Optional<CallWindow> window(LdNode free) {
        return unit(free, "cf:window/")
                .flatMap(
                        unit -> {
                            for (var window : CallWindow.values()) {
                                if (!window.isFromGrant() && window.unit().equals(unit)) {
                                    return Optional.of(window);
                                }
                            }
                            return Optional.empty();
                        });
    }

    static Optional<Share> share(LdNode duty) {
        var refinement = only(duty).flatMap(each -> each.only("cf:shareRevenue"));
        if (refinement.isEmpty() || unit(refinement.get(), "cf:").filter("ppm"::equals).isEmpty()) {
            return Optional.empty();
        }
        var node = refinement.get();
        var ppm = ConstraintReader.integer(node, 0, MAX_SHARE_PPM);
        if (sound(node, "cf:fixedShare")) {
            return ppm.map(share -> new Share(Share.Kind.FIXED, share));
        }
        return sound(node, "cf:cascadingShare")
                ? ppm.map(share -> new Share(Share.Kind.CASCADING, share))
                : Optional.empty();
    }

    private static Optional<Refined> only(LdNode duty) {
        return duty.membersBeyond(Set.of("action")).isEmpty() ? Refined.of(duty) : Optional.empty();
    }

    private static boolean sound(LdNode refinement, String operand) {
        return refinement.isObject()
                && refinement.membersBeyond(MEMBERS).isEmpty()
                && ConstraintReader.is(refinement, operand, "eq");
    }

    private static Optional<String> unit(LdNode refinement, String prefix) {
        String namespace = refinement.expand(prefix);
        return refinement
                .one("unit")
                .flatMap(LdNode::iri)
                .filter(name -> name.startsWith(namespace))
                .map(name -> name.substring(namespace.length()));
    }
}
