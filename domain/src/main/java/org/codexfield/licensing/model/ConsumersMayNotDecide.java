package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A member of the requesting organisation decides for the provider. */
public final class ConsumersMayNotDecide extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public ConsumersMayNotDecide() {
        super(
                Kind.FORBIDDEN,
                "You are a member of the organisation that asks, so you may not decide for the"
                        + " provider.",
                Map.of());
    }
}
