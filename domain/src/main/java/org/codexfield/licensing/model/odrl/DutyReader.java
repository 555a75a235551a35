package org.codexfield.licensing.model.odrl;

import java.util.Optional;
import java.util.Set;
import org.codexfield.licensing.CallWindow;
import org.codexfield.licensing.model.language.Constraint;
import org.codexfield.licensing.model.language.Currencies;
import org.codexfield.licensing.model.language.DecimalText;
import org.codexfield.licensing.model.language.Price;
import org.codexfield.licensing.model.language.Share;

/** Reads what a permission costs, and what a derived work owes. */
final class DutyReader {

    private static final int NANO_DECIMALS = 9;
    private static final int MAX_SHARE_PPM = 1000 * Share.WHOLE_PPM;
    private static final Set<String> MEMBERS =
            Set.of("leftOperand", "operator", "rightOperand", "unit");

    private DutyReader() {}

    static Optional<Price> price(LdNode duty) {
        var refined = only(duty).filter(each -> each.is("odrl:compensate"));
        if (refined.isEmpty()
                || refined.get().refinements().isEmpty()
                || refined.get().refinements().size() > 2) {
            return Optional.empty();
        }
        var refinements = refined.get().refinements();
        var amount = refinements.get(0);
        if (!sound(amount, "cf:pricePerMu")) {
            return Optional.empty();
        }
        var nano =
                ConstraintReader.literal(amount, "decimal")
                        .flatMap(
                                text ->
                                        DecimalText.scaled(text, NANO_DECIMALS, Price.MAX_NANO)
                                                .filter(
                                                        scaled ->
                                                                DecimalText.of(
                                                                                scaled,
                                                                                NANO_DECIMALS)
                                                                        .equals(text)));
        var currency = unit(amount, "cf:currency/").filter(Currencies::knows);
        if (nano.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        if (refinements.size() == 1) {
            return Optional.of(new Price(nano.get(), currency.get(), Optional.empty()));
        }
        return allowance(refinements.get(1))
                .map(free -> new Price(nano.get(), currency.get(), Optional.of(free)));
    }

    private static Optional<Price.Allowance> allowance(LdNode free) {
        if (!sound(free, "cf:freeMu")) {
            return Optional.empty();
        }
        return ConstraintReader.integer(free, 1, Constraint.MAX_AMOUNT)
                .flatMap(mu -> window(free).map(window -> new Price.Allowance(mu, window)));
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
