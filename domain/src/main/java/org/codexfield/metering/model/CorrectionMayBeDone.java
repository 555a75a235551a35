package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A correction is being written, and nobody could wait for its end. */
public final class CorrectionMayBeDone extends DomainException {
    private static final long serialVersionUID = 1L;

    public CorrectionMayBeDone(String receipt) {
        super(
                Kind.UNAVAILABLE,
                "The correction is being written, and may be done already or soon; look up the"
                        + " correction of the receipt "
                        + receipt
                        + " before you correct it again.",
                Map.of("receipt", receipt));
    }
}
