package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The person for whom access is asked decides. */
public final class BeneficiaryMayNotDecide extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public BeneficiaryMayNotDecide() {
        super(Kind.FORBIDDEN, "Access is asked for you, so you may not decide about it.", Map.of());
    }
}
