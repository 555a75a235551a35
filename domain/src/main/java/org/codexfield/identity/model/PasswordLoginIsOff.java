package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** This installation lets people in by its identity provider alone. */
public final class PasswordLoginIsOff extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PasswordLoginIsOff() {
        super(
                Kind.FORBIDDEN,
                "Passwords do not sign in here; use the organisation's single sign-on.",
                Map.of());
    }
}
