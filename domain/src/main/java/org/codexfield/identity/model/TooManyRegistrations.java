package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** So many registrations wait for a decision that no more are taken for now. */
public final class TooManyRegistrations extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public TooManyRegistrations(long most) {
        super(
                Kind.EXHAUSTED,
                "There are "
                        + most
                        + " registrations that wait for a decision; try again when some are"
                        + " decided.",
                Map.of("most", Long.toString(most)));
    }
}
