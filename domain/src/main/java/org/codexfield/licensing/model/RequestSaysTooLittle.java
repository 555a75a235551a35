package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A request names no purpose or no action. */
public final class RequestSaysTooLittle extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public RequestSaysTooLittle() {
        super(
                Kind.INVALID,
                "Say for which purposes and what you want to do: at least one purpose and one"
                        + " action.",
                Map.of());
    }
}
