package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The person who asks decides. */
public final class RequesterMayNotDecide extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public RequesterMayNotDecide() {
        super(Kind.FORBIDDEN, "You made this request, so you may not decide about it.", Map.of());
    }
}
