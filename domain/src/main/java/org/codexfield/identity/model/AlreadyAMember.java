package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The person is a member of the organisation. */
public final class AlreadyAMember extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AlreadyAMember() {
        super(
                Kind.CONFLICT,
                "This person is a member already; change their roles instead.",
                Map.of());
    }
}
