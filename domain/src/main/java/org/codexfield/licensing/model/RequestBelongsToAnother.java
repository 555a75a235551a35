package org.codexfield.licensing.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Somebody else than the requester changes a request. */
public final class RequestBelongsToAnother extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public RequestBelongsToAnother() {
        super(
                Kind.FORBIDDEN,
                "Only the person who made this request may change, submit or withdraw it.",
                Map.of());
    }
}
