package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A request form breaks a rule. */
public final class FormIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param what where in the form: {@code form}, or the number of a field from 0 and its member,
     *     for example {@code 2.key}
     */
    public FormIsMalformed(String what, String reason) {
        super(
                Kind.INVALID,
                "The request form is not acceptable: " + reason + ".",
                Map.of("what", what, "reason", reason));
    }
}
