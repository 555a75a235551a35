package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** There is no such receipt, or the caller may not know that there is. */
public final class ReceiptIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public ReceiptIsUnknown(String id) {
        super(
                Kind.NOT_FOUND,
                "There is no such receipt among those that concern you.",
                Map.of("receipt", id));
    }
}
