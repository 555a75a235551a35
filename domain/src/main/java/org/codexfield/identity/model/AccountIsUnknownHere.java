package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The identity provider knows the person, this installation does not. */
public final class AccountIsUnknownHere extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AccountIsUnknownHere() {
        super(
                Kind.FORBIDDEN,
                "Your sign-in worked, but no organisation here has invited you; ask an"
                        + " administrator of yours for an invitation.",
                Map.of());
    }
}
