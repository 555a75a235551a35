package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An answer is missing or breaks a rule of its field. */
public final class AnswerIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AnswerIsUnacceptable(String field, String reason) {
        super(
                Kind.INVALID,
                "The answer to '" + field + "' " + reason + ".",
                Map.of("field", field, "reason", reason));
    }
}
