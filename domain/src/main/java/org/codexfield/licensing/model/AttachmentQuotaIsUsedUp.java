package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The files of all requests of an organisation are larger together than they may be. */
public final class AttachmentQuotaIsUsedUp extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AttachmentQuotaIsUsedUp(long mostBytes) {
        super(
                Kind.EXHAUSTED,
                "The attachments of the organisation may have at most "
                        + mostBytes
                        + " bytes in all; ask the operator.",
                Map.of("mostBytes", Long.toString(mostBytes)));
    }
}
