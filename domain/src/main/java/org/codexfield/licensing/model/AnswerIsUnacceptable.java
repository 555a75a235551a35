package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.licensing.FormField;
import org.codexfield.shared.DomainException;

/** An answer is missing or breaks a rule of its field. */
public final class AnswerIsUnacceptable extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses the answer to a question of the form. */
    public AnswerIsUnacceptable(FormField field, String reason) {
        this(field.key(), field.label(), reason);
    }

    /** Refuses what answers no question. */
    public AnswerIsUnacceptable(String key, String reason) {
        this(key, key, reason);
    }

    private AnswerIsUnacceptable(String key, String label, String reason) {
        super(
                Kind.INVALID,
                "The answer to '" + label + "' " + reason + ".",
                Map.of("field", key, "label", label, "reason", reason));
    }
}
