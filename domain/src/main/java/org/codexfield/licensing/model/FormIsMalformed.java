package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A request form breaks a rule. */
public final class FormIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public FormIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "The request form is not acceptable: " + reason + ".",
                Map.of("reason", reason));
    }
}
