package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The person who vouched decides. */
public final class VoucherMayNotDecide extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public VoucherMayNotDecide() {
        super(
                Kind.FORBIDDEN,
                "You vouched for this request, so you may not decide about it.",
                Map.of());
    }
}
