package org.codexfield.evidence.model;

import java.util.UUID;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;

/** An operator has asked for another delivery. */
public record OutboxMessageRetried(UUID message, Change change) implements Fact {

    @Override
    public String command() {
        return "outbox-message-retried";
    }

    @Override
    public Subject subject() {
        return new Subject("outbox-message", message, Subject.NOBODY);
    }
}
