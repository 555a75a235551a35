package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The files of a request are larger together than they may be. */
public final class AttachmentsAreTooLarge extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AttachmentsAreTooLarge(long mostBytes) {
        super(
                Kind.EXHAUSTED,
                "The attachments of a request may have at most "
                        + mostBytes
                        + " bytes together; take one out first.",
                Map.of("mostBytes", Long.toString(mostBytes)));
    }
}
