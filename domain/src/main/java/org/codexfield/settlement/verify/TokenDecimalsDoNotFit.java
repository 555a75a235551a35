package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A token has too few decimals to pay a currency's minor units, or more than any has. */
public final class TokenDecimalsDoNotFit extends DomainException {
    private static final long serialVersionUID = 1L;

    TokenDecimalsDoNotFit(String currency, int exponent, int decimals) {
        super(
                Kind.INVALID,
                "A token of "
                        + decimals
                        + " decimals cannot pay "
                        + currency
                        + "; it needs "
                        + exponent
                        + " to "
                        + PayoutAmount.MAX_TOKEN_DECIMALS
                        + ".",
                Map.of(
                        "currency",
                        currency,
                        "least",
                        Integer.toString(exponent),
                        "most",
                        Integer.toString(PayoutAmount.MAX_TOKEN_DECIMALS),
                        "decimals",
                        Integer.toString(decimals)));
    }
}
