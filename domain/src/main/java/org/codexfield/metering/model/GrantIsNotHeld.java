package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The caller's organisation holds no such grant. */
public final class GrantIsNotHeld extends DomainException {
    private static final long serialVersionUID = 1L;

    public GrantIsNotHeld(String grant) {
        super(
                Kind.NOT_FOUND,
                "There is no such grant among those that your organisation holds.",
                Map.of("grant", grant));
    }
}
