package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A version of a lineage is larger than a sealed one can be. */
public final class LineageVersionIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    LineageVersionIsUnacceptable(String reason) {
        super(
                Kind.INVALID,
                "Not an acceptable version of a lineage: " + reason + ".",
                Map.of("reason", reason));
    }
}
