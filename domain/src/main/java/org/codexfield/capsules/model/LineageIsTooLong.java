package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A version has too many ancestors, or one too far away. */
public final class LineageIsTooLong extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public LineageIsTooLong(String what, long most) {
        super(
                Kind.INVALID,
                "The version would have more than the "
                        + most
                        + " "
                        + what
                        + " that are possible; name fewer parents.",
                Map.of("what", what, "most", Long.toString(most)));
    }
}
