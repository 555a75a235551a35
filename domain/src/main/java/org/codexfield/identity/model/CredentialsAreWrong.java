package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The address or the password is wrong; which of them is not said. */
public final class CredentialsAreWrong extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public CredentialsAreWrong() {
        super(Kind.FORBIDDEN, "The address or the password is wrong.", Map.of());
    }
}
