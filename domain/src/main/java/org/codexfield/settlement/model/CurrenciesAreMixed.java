package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A transaction has one currency. */
public final class CurrenciesAreMixed extends DomainException {
    private static final long serialVersionUID = 1L;

    CurrenciesAreMixed(String one, String other) {
        super(
                Kind.INVALID,
                "A transaction has one currency, and this one has "
                        + one
                        + " and "
                        + other
                        + ". Post one for each.",
                Map.of("currency", one, "other", other));
    }
}
