package org.codexfield.evidence.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.evidence.Outbox;
import org.codexfield.evidence.OutboxMessage;
import org.codexfield.evidence.model.OutboxEntries;
import org.codexfield.evidence.model.OutboxEntry;

/** Keeps messages in the running transaction: what is rolled back was never to be sent. */
@Dependent
public class TransactionalOutbox implements Outbox {

    private final OutboxEntries entries;
    private final Clock clock;

    @Inject
    TransactionalOutbox(OutboxEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    @Override
    public void send(OutboxMessage message) {
        entries.add(OutboxEntry.of(message, clock.instant()));
    }
}
