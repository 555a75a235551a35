package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** No tariff of this digest was adopted. */
public final class TariffIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public TariffIsUnknown(String digest) {
        super(
                Kind.NOT_FOUND,
                "No tariff of this digest was adopted; a receipt names the one it was metered by.",
                Map.of("digest", digest));
    }
}
