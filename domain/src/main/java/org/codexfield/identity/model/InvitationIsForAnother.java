package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The invitation names another address than the account. */
public final class InvitationIsForAnother extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public InvitationIsForAnother() {
        super(
                Kind.FORBIDDEN,
                "This invitation was sent to another address than yours; sign in with that account,"
                        + " or ask for a new invitation.",
                Map.of());
    }
}
