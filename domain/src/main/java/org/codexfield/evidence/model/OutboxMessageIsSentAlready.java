package org.codexfield.evidence.model;

import java.util.Map;
import java.util.UUID;
import org.codexfield.shared.DomainException;

/** The message is sent already. */
public final class OutboxMessageIsSentAlready extends DomainException {
    private static final long serialVersionUID = 1L;

    public OutboxMessageIsSentAlready(UUID id) {
        super(
                Kind.CONFLICT,
                "The message is sent already; there is nothing to try again.",
                Map.of("message", id.toString()));
    }
}
