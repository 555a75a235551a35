package org.codexfield.licensing.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.CanonicalJson;

/**
 * Reads the prices of a licence from its canonical form, the document that the terms digest names.
 * Whatever stands there otherwise than this product writes it is refused, since a price that was
 * guessed would be worse than none.
 */
public final class TermsPrices {

    private static final int NANO_DECIMALS = 9;
    private static final String WINDOW = "cf:window/";
    private static final String CURRENCY = "cf:currency/";

    private TermsPrices() {}

    /**
     * The price of what a rule permits; nothing where it names none.
     *
     * @param canonical the canonical bytes of the licence's ODRL
     * @param rule the number of the rule, from 1, as receipts have it
     * @throws PriceIsMalformed if the price is written in another way
     * @throws org.codexfield.shared.DomainException if it is no canonical JSON
     */
    public static Optional<PricedTerms> read(byte[] canonical, int rule) {
        int number = 0;
        for (var permission : CanonicalJson.parseCanonical(canonical).path("permission")) {
            // what follows from a permission for derived works stands beside it, without a number
            boolean isRule = !permission.has("cf:clause");
            number += isRule ? 1 : 0;
            if (isRule && number == rule) {
                return permission.has("duty")
                        ? Optional.of(price(permission.get("duty")))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static PricedTerms price(JsonNode duty) {
        var action = duty.path(0).path("action").path(0);
        require(duty.size() == 1 && action.at("/rdf:value/@id").asText().equals("odrl:compensate"));
        var refinements = action.path("refinement");
        var perMu = refinements.path(0);
        String currency = unit(perMu, CURRENCY);
        var windows = new ArrayList<String>();
        var tiers = new ArrayList<PricedTerms.Tier>();
        long free = 0;
        for (int i = 1; i < refinements.size(); i++) {
            var refinement = refinements.get(i);
            if (refinement.has("and")) {
                var both = refinement.get("and");
                require(both.size() == 2 && unit(both.get(1), CURRENCY).equals(currency));
                windows.add(unit(both.get(0), WINDOW));
                tiers.add(new PricedTerms.Tier(mu(both.get(0), "cf:aboveMu"), nano(both.get(1))));
            } else {
                require(i == 1);
                windows.add(unit(refinement, WINDOW));
                free = mu(refinement, "cf:freeMu");
            }
        }
        return new PricedTerms(currency, nano(perMu), window(windows), free, tiers);
    }

    private static Optional<CallWindow> window(List<String> units) {
        if (units.stream().distinct().count() > 1) {
            throw PricedTerms.windowsDiffer();
        }
        return units.stream().findFirst().map(TermsPrices::window);
    }

    private static CallWindow window(String unit) {
        for (var window : CallWindow.values()) {
            if (!window.isFromGrant() && window.unit().equals(unit)) {
                return window;
            }
        }
        throw malformed();
    }

    private static long mu(JsonNode refinement, String operand) {
        String text = literal(refinement, operand, "xsd:integer");
        require(text.matches("[1-9][0-9]{0,9}"));
        return Long.parseLong(text);
    }

    private static long nano(JsonNode refinement) {
        String text = literal(refinement, "cf:pricePerMu", "xsd:decimal");
        require(text.matches("(?:0|[1-9][0-9]{0,6})(?:\\.[0-9]{0,8}[1-9])?"));
        return new BigDecimal(text).movePointRight(NANO_DECIMALS).longValueExact();
    }

    private static String literal(JsonNode refinement, String operand, String type) {
        var right = refinement.path("rightOperand");
        require(
                refinement.path("leftOperand").asText().equals(operand)
                        && refinement.path("operator").asText().equals("eq")
                        && right.path("@type").asText().equals(type));
        return right.path("@value").asText();
    }

    private static String unit(JsonNode refinement, String prefix) {
        String unit = refinement.path("unit").asText();
        require(unit.startsWith(prefix));
        return unit.substring(prefix.length());
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw malformed();
        }
    }

    private static PriceIsMalformed malformed() {
        return new PriceIsMalformed("its document is not as this product writes it");
    }
}
