package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such invitation, or the caller may not know of it. */
public final class InvitationIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public InvitationIsUnknown(String id) {
        super(
                Kind.NOT_FOUND,
                "There is no invitation " + id + " that you may see.",
                Map.of("id", id));
    }
}
