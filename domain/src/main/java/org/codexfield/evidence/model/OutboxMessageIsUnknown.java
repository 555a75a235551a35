package org.codexfield.evidence.model;

import java.util.Map;
import java.util.UUID;
import org.codexfield.shared.DomainException;

/** There is no such message in the outbox. */
public final class OutboxMessageIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public OutboxMessageIsUnknown(UUID id) {
        super(
                Kind.NOT_FOUND,
                "There is no such message in the outbox.",
                Map.of("message", id.toString()));
    }
}
