package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The invited address has an account already. */
public final class SignInToAccept extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public SignInToAccept() {
        super(
                Kind.CONFLICT,
                "There is an account with this address already; sign in, then open the invitation"
                        + " again.",
                Map.of());
    }
}
