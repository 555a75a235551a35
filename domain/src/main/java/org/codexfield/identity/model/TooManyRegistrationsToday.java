package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** So many registrations came from one network lately that it may send no more for now. */
public final class TooManyRegistrationsToday extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public TooManyRegistrationsToday(int most) {
        super(
                Kind.EXHAUSTED,
                "Your network sent " + most + " registrations within a day; try again tomorrow.",
                Map.of("most", Integer.toString(most)));
    }
}
