package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A file is larger than it may be. */
public final class AttachmentIsTooLarge extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AttachmentIsTooLarge(long mostBytes) {
        super(
                Kind.INVALID,
                "This file may have at most " + mostBytes + " bytes.",
                Map.of("mostBytes", Long.toString(mostBytes)));
    }
}
