package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There are as many of something as there may be. */
public final class TooManyOf extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public TooManyOf(String what, long most) {
        super(
                Kind.EXHAUSTED,
                "There are "
                        + most
                        + " "
                        + what
                        + " already, and no more are possible; remove one first.",
                Map.of("what", what, "most", Long.toString(most)));
    }
}
