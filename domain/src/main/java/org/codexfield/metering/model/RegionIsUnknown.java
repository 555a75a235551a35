package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** No country has this code. */
public final class RegionIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public RegionIsUnknown(String region) {
        super(
                Kind.INVALID,
                "The region '" + region + "' is no country; give a code such as CH (ISO 3166-1).",
                Map.of("region", region));
    }
}
