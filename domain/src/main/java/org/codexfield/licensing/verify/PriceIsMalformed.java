package org.codexfield.licensing.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A price contradicts itself, or its document is not as this product writes it. */
public final class PriceIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    PriceIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "This price cannot be reckoned with: " + reason + ".",
                Map.of("reason", reason));
    }
}
