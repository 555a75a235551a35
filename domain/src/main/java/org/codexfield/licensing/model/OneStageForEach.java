package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Somebody who decided one stage decides another. */
public final class OneStageForEach extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OneStageForEach() {
        super(
                Kind.FORBIDDEN,
                "You decided another stage of this request; one person decides one stage.",
                Map.of());
    }
}
