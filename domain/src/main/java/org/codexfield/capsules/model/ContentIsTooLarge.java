package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A part is larger than this installation takes. */
public final class ContentIsTooLarge extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ContentIsTooLarge(long mostBytes) {
        super(
                Kind.INVALID,
                "A part may have at most " + mostBytes + " bytes here.",
                Map.of("mostBytes", Long.toString(mostBytes)));
    }
}
