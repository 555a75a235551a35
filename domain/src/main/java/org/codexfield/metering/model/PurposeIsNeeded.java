package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The grant has several purposes and the call names none. */
public final class PurposeIsNeeded extends DomainException {
    private static final long serialVersionUID = 1L;

    public PurposeIsNeeded() {
        super(
                Kind.INVALID,
                "The grant has several purposes; say for which one this call is in"
                        + " Codexfield-Purpose.",
                Map.of());
    }
}
