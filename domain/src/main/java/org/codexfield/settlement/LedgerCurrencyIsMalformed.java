package org.codexfield.settlement;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given is no code of a currency. */
public final class LedgerCurrencyIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    LedgerCurrencyIsMalformed(String currency) {
        super(
                Kind.INVALID,
                "\"" + currency + "\" is no currency; give three letters A-Z, such as EUR.",
                Map.of("currency", currency));
    }
}
