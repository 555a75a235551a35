package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Nobody knows how this currency is paid. */
public final class CurrencyIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;

    CurrencyIsUnknown(String currency) {
        super(
                Kind.INVALID,
                "The currency table knows no '" + shown(currency) + "'.",
                Map.of("currency", shown(currency)));
    }

    private static String shown(String currency) {
        return currency.length() > SHOWN ? currency.substring(0, SHOWN) + "…" : currency;
    }
}
