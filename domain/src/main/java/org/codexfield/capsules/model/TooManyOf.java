package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A bound on how many there may be is met. */
public final class TooManyOf extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public TooManyOf(String what, long most) {
        super(
                Kind.EXHAUSTED,
                "There are " + most + " " + what + " already, and no more are possible.",
                Map.of("what", what, "most", Long.toString(most)));
    }
}
