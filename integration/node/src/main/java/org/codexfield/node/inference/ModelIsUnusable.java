package org.codexfield.node.inference;

import java.util.Map;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/** The node cannot open or run the model, whatever is sent to it. */
public final class ModelIsUnusable extends DomainException {

    private static final long serialVersionUID = 1L;

    ModelIsUnusable(String reason, @Nullable Throwable cause) {
        super(
                Kind.UNAVAILABLE,
                "The model cannot be used on this node: " + reason + ".",
                Map.of("reason", reason),
                cause);
    }
}
