package org.codexfield.node.inference;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What a call says does not fit the protocol or the model. */
public final class InferenceRequestIsWrong extends DomainException {

    private static final long serialVersionUID = 1L;

    InferenceRequestIsWrong(String reason) {
        super(
                Kind.INVALID,
                "The call does not fit the model: " + reason + ".",
                Map.of("reason", reason));
    }
}
