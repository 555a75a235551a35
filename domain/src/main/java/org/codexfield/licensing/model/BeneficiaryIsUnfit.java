package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Access is asked for somebody who is no active member of the requesting organisation. */
public final class BeneficiaryIsUnfit extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public BeneficiaryIsUnfit() {
        super(
                Kind.INVALID,
                "Access can be asked only for active members of your organisation.",
                Map.of());
    }
}
