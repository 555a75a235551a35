package org.codexfield.node.inference;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The models that are in use fill the memory that the node has for models. */
public final class ModelMemoryIsUsedUp extends DomainException {

    private static final long serialVersionUID = 1L;

    ModelMemoryIsUsedUp() {
        super(
                Kind.UNAVAILABLE,
                "The node has no memory for another model at present.",
                Map.of("retryAfterSeconds", "1"));
    }
}
