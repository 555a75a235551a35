package org.codexfield.node.prompt;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The values that were sent do not fit the places of the template. */
public final class PromptIsFilledInWrongly extends DomainException {

    private static final long serialVersionUID = 1L;

    PromptIsFilledInWrongly(String reason) {
        super(
                Kind.INVALID,
                "The values do not fit the prompt: " + reason + ".",
                Map.of("reason", reason));
    }
}
