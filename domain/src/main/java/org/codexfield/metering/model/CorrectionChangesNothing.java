package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An amendment that leaves everything as it was. */
public final class CorrectionChangesNothing extends DomainException {
    private static final long serialVersionUID = 1L;

    public CorrectionChangesNothing() {
        super(
                Kind.INVALID,
                "Nothing is less than the receipt says already; give what was really used, or void"
                        + " it.",
                Map.of());
    }
}
