package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** As many batches as may be are being taken at this moment. */
public final class UsageIsBusy extends DomainException {
    private static final long serialVersionUID = 1L;

    public UsageIsBusy() {
        super(
                Kind.UNAVAILABLE,
                "Too many batches of usage events are under way; send it again soon.",
                Map.of("retryAfterSeconds", "2"));
    }
}
