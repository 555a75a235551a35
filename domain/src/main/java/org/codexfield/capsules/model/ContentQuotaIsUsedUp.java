package org.codexfield.capsules.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The organisation keeps as many bytes as it may. */
public final class ContentQuotaIsUsedUp extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ContentQuotaIsUsedUp(long mostBytes) {
        super(
                Kind.EXHAUSTED,
                "The organisation's parts may have at most "
                        + mostBytes
                        + " bytes in all; take some out of drafts, or ask the operator.",
                Map.of("mostBytes", Long.toString(mostBytes)));
    }
}
