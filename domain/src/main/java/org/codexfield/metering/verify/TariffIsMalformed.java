package org.codexfield.metering.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A text is no tariff of a format that is known. */
public final class TariffIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    TariffIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "This is not an acceptable tariff: " + reason + ".",
                Map.of("reason", reason));
    }
}
