package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The receipt is corrected already; that happens once. */
public final class ReceiptIsCorrected extends DomainException {
    private static final long serialVersionUID = 1L;

    public ReceiptIsCorrected(String receipt, String correction) {
        super(
                Kind.CONFLICT,
                "The receipt is corrected already, by the receipt "
                        + correction
                        + "; it is corrected once.",
                Map.of("receipt", receipt, "correction", correction));
    }
}
