package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The node says that another organisation runs it. */
public final class RegistrationIsForAnother extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public RegistrationIsForAnother(String operator) {
        super(
                Kind.FORBIDDEN,
                "The registration names "
                        + operator
                        + " as operator, which is not the organisation that you act for.",
                Map.of("operator", operator));
    }
}
