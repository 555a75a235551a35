package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Who registered an organisation does not decide about it. */
public final class RegistrantMayNotApprove extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public RegistrantMayNotApprove() {
        super(
                Kind.FORBIDDEN,
                "You registered this organisation yourself; another operator must decide about it.",
                Map.of());
    }
}
