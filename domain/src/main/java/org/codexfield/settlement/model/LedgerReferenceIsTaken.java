package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The reference stands for something else already. */
public final class LedgerReferenceIsTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    public LedgerReferenceIsTaken(String reference) {
        super(
                Kind.CONFLICT,
                "The reference "
                        + reference
                        + " stands for something else already; nothing was done.",
                Map.of("reference", reference));
    }
}
