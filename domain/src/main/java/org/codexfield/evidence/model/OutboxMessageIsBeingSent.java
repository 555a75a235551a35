package org.codexfield.evidence.model;

import java.util.Map;
import java.util.UUID;
import org.codexfield.shared.DomainException;

/** A server is sending the message just now. */
public final class OutboxMessageIsBeingSent extends DomainException {
    private static final long serialVersionUID = 1L;

    public OutboxMessageIsBeingSent(UUID id) {
        super(
                Kind.CONFLICT,
                "The message is being sent just now; read it again in a moment.",
                Map.of("message", id.toString()));
    }
}
