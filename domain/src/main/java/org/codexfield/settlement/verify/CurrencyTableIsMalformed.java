package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A text is no currency table of a format that is known. */
public final class CurrencyTableIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    CurrencyTableIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "This is not an acceptable currency table: " + reason + ".",
                Map.of("reason", reason));
    }
}
